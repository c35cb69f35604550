// Where names of hosts lead: a time server of the Internet is a port of this machine in a test.

export class Routes {
  #to = new Map();

  /** Adds HOST:PORT=HOST:PORT; false when the text is none. */
  add(text) {
    const parts = /^([^:=]+):(\d+)=([^:=]+):(\d+)$/.exec(text);
    if (parts === null) return false;
    this.#to.set(`${parts[1]}:${parts[2]}`, [parts[3], Number(parts[4])]);
    return true;
  }

  /** The host and port that are meant. */
  of(host, port) {
    return this.#to.get(`${host}:${port}`) ?? [host, port];
  }
}
