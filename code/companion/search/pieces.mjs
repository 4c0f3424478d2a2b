// The words by which the browser places texts in the space of meaning, as it takes a query apart.
// Usage: node pieces.mjs NODE_MODULES < {index, texts}; writes the words of each text.
import { text } from "node:stream/consumers";
import { bundleRooms } from "./bundle-rooms.mjs";

const { index, texts } = JSON.parse(await text(process.stdin));
const { SearchIndex, TERM, takeApart, tokensOf } = await bundleRooms(process.argv[2]);
const read = new SearchIndex(index);
const named = (token) => (token.startsWith(TERM) ? TERM + read.terms[Number(token.slice(1))].id : token);
process.stdout.write(JSON.stringify(texts.map((one) => tokensOf(takeApart(one, read).pieces).map(named))));
