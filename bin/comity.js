#!/usr/bin/env node
// Node 22.18 and later run the program as it stands; `npm run comity` brings such a Node where the machine has an older one.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Comity needs Node 22.18 or later to run by itself; this is ${process.version}. Use "npm run comity -- …", which brings its own.`,
  )
  process.exit(1)
}
await import('../src/apps/cli/main.ts')
