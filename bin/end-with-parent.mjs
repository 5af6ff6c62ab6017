// Loaded into npm before its own code: ends it when the process that started it is gone, even if that was killed.
if (process.channel) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref();
}
