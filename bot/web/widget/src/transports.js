// The ways to the server: build.js puts them in the place of the list in engine.io-client, which has two more that would
// never be taken and weigh 1 KB.
import { Fetch } from "engine.io-client/transports/polling-fetch.js";
import { WS } from "engine.io-client/transports/websocket.js";

export const transports = { websocket: WS, polling: Fetch };
