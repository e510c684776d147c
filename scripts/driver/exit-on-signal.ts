// Puppeteer and the driver end what they started when this process exits, but a signal kills a process
// without its 'exit' event: turn the one into the other.
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(codes[signal]));
}
