"""A few pages as the build leaves them."""

PAGES = {
    "book/one/descent": """<article><section id="sec-1"><h1>2.4 경사 하강법</h1>
        <p id="pa">그레이디언트의 반대쪽으로 조금씩 내려간다.</p>
        <section id="학습률-한-스텝의-길이"><h2>학습률: 한 스텝의 길이<a class="headerlink" href="#">#</a></h2>
        <p id="pb">학습률이 너무 크면 튕겨 나간다.</p>
        <div class="cell" id="pc"><pre>optimizer = torch.optim.SGD(model.parameters(), lr=0.1)</pre></div></section>
        <section id="모멘텀"><h2>모멘텀</h2><p id="pd">속도를 남겨 골짜기를 빨리 지난다. 브로드캐스팅은 없다.</p></section>
        </section></article>""",
    "book/one/tensor": """<article><section id="sec-2"><h1>2.3 텐서 연산</h1><p id="pa">축을 맞춘다.</p>
        <section id="브로드캐스팅"><h2>브로드캐스팅: 모자란 축을 늘려 읽는다</h2>
        <p id="pb">모양이 다른 텐서를 더하면 모자란 축이 늘어난다.</p></section></section></article>""",
    "book/one/trees": """<article><section id="sec-3"><h1>결정 트리</h1>
        <p id="pa">결정 트리의 깊이를 키우면 훈련 데이터를 외운다. 가지를 나누는 기준은 불순도다.</p>
        <div class="admonition correction" id="correction-trees"><p class="admonition-title">교정 · 오해를 부름: 트리는
        표준화하지 않아도 된다</p><p>특성의 크기를 맞출 까닭이 없다.</p></div></section></article>""",
    "book/one/lecture": """<article><section id="lecture"><h1>강의</h1><ul><li id="pa"><p><span
        class="lecture-moment"><span class="lecture-stamp" id="t-01-02">01:02</span></span> 전이 학습을 소개하다</p></li>
        </ul></section></article>""",
}  # fmt: skip
