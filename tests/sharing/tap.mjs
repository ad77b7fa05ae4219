// tap.mjs: tests that say what they did, in the form meson reads.
// SPDX-License-Identifier: GPL-3.0-or-later

const tests = [];

export function test(name, run) {
  tests.push({ name, run });
}

// Runs all tests, one after another; the exit status says whether all passed.
export async function runTests() {
  console.log(`1..${tests.length}`);
  for (const [index, { name, run }] of tests.entries()) {
    try {
      await run();
      console.log(`ok ${index + 1} ${name}`);
    } catch (error) {
      process.exitCode = 1;
      console.log(`not ok ${index + 1} ${name}`);
      console.log(String(error.stack).replace(/^/gm, '# '));
    }
  }
}
