"""How alike two words sound."""

import numpy as np

from companion.lectures.sound import PLAIN_EDITS, distances, phonemes


def apart(heard: str, name: str, **options: object) -> float:
    one = np.array([0])
    return float(distances([phonemes(heard)], [phonemes(name)], one, one, **options)[0])


def test_a_word_sounds_like_itself() -> None:
    assert apart("케라스", "케라스") == 0


def test_confusions_of_recognisers_cost_less_than_other_changes() -> None:
    assert apart("캐라스", "케라스") < apart("코라스", "케라스")
    assert apart("케나스", "케라스") < apart("케바스", "케라스")
    assert apart("페라스", "베라스") < apart("게라스", "베라스")


def test_a_digit_is_read_aloud_and_a_stop_before_h_is_aspirated() -> None:
    assert phonemes("5차") == phonemes("오차")
    assert phonemes("cnn") == phonemes("씨엔엔")
    assert phonemes("깃허브") == phonemes("기터브")


def test_plain_edits_tell_no_confusion_from_another() -> None:
    assert apart("캐라스", "케라스", costs=PLAIN_EDITS) == apart(
        "코라스", "케라스", costs=PLAIN_EDITS
    )


def test_what_is_too_far_is_given_up_and_the_rest_comes_out_the_same() -> None:
    words = ["파인튜닝", "파일튜닝", "텐서플로우", "점심시간", "가", ""]
    sounds = [phonemes(word) for word in words]
    left, right = (table.ravel() for table in np.indices((len(words), len(words))))
    whole = distances(sounds, sounds, left, right)
    some = distances(sounds, sounds, left, right, farthest=0.3)
    near = whole <= 0.3
    assert near.sum() > len(words)
    np.testing.assert_array_equal(some[near], whole[near])
    assert (some[~near] > 0.3).all()


def test_distance_is_symmetric() -> None:
    assert apart("파인투닝", "파인튜닝") == apart("파인튜닝", "파인투닝")
