// The line to the server: connects, comes back after a loss, renews the token in silence, and asks with a time-out.
import { io } from "socket.io-client";
import { Refused, Session } from "./session.js";

const ACK_MS = 5000;
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000];

export class Connection {
  /** `heard`: what to call: `entry`, `typing`, `forgotten`, `restarted`, `other` (a new session), `up` and `down(text)`. */
  constructor(server, heard) {
    this.heard = heard;
    this.session = new Session(server, () => heard.other());
    this.failures = 0;
    this.socket = io(server, {
      path: "/web/socket.io",
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      autoConnect: false,
      reconnectionDelayMax: 10_000,
      auth: (give) => give({ token: this.session.token }),
    });
    this.listen();
  }

  get up() {
    return this.socket.connected;
  }

  listen() {
    const { socket, heard } = this;
    socket.on("connect", () => {
      this.failures = 0;
      this.renewLater();
      heard.up();
    });
    socket.on("disconnect", (why) => {
      heard.down();
      if (why === "io server disconnect") this.startLater();
    });
    socket.on("connect_error", (error) => this.refused(error));
    for (const name of ["entry", "typing", "forgotten", "restarted"]) socket.on(name, (data) => heard[name](data));
    window.addEventListener("online", () => !this.up && this.started && this.start());
  }

  /** Connects; says through `heard` when it is up, or why it is not. */
  async start() {
    this.started = true;
    clearTimeout(this.again);
    try {
      await this.session.ready();
      if (!this.socket.active) this.socket.connect();
    } catch (error) {
      this.notNow(error);
    }
  }

  /** A refusal of the server ends the library's own attempts; a failure of the network does not. */
  async refused(error) {
    if (this.socket.active) return this.heard.down();
    const told = error.data || {};
    if (told.code !== "token") return this.notNow(new Refused({ text: error.message, ...told }));
    try {
      await this.session.renew();
      this.startLater();
    } catch (failure) {
      this.notNow(failure);
    }
  }

  notNow(error) {
    this.heard.down(error instanceof Refused ? error.message : "");
    if (error.code !== "origin") this.startLater(error.retryAfter * 1000);
  }

  startLater(wait) {
    clearTimeout(this.again);
    const pause = wait || RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)];
    this.again = setTimeout(() => this.start(), pause);
  }

  renewLater() {
    clearTimeout(this.renewal);
    this.renewal = setTimeout(() => this.up && this.renew().catch(() => {}), Math.min(this.session.rest, 2 ** 31 - 1));
  }

  async renew() {
    const found = await this.emit("renew", { token: this.session.token });
    if (!found.ok) throw new Refused(found.error);
    this.session.take(found);
    this.renewLater();
  }

  /** The server's answer to an event; `Refused` with its words, or an error when none came in time. */
  async ask(event, data = {}) {
    let found = await this.emit(event, data);
    if (!found.ok && found.error?.code === "token") {
      await this.renew();
      found = await this.emit(event, data);
    }
    if (!found.ok) throw new Refused(found.error);
    return found;
  }

  emit(event, data) {
    return this.socket.timeout(ACK_MS).emitWithAck(event, data);
  }
}
