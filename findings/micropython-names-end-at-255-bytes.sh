#!/usr/bin/env bash
# @micropython/micropython-webassembly-pyscript 1.29.0-6 (npm), Node.js 20.
#
# MicroPython keeps the length of a name in one byte. A longer one is legal Python, and what is raised for it while a module is compiled is a RuntimeError
# without a line, no SyntaxError: who generates modules from names of another language has to count the bytes of the name as it is in the module, behind a
# prefix and in UTF-8, where 200 letters can be 400 bytes.
#
# Seen:
#   255 letters: compiles
#   256 letters: RuntimeError name too long
#   128 letters of two bytes: RuntimeError name too long
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @micropython/micropython-webassembly-pyscript@1.29.0-6
cat > probe.mjs <<'PROBE'
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';

const python = await loadMicroPython({ heapsize: 1024 * 1024, stdout: line => console.log(line), linebuffer: true });
python.runPython(`
def compiled(name):
    try:
        exec('class ' + name + ':\\n    pass\\n', {})
        return 'compiles'
    except Exception as error:
        return type(error).__name__ + ' ' + str(error)

print('255 letters:', compiled('a' * 255))
print('256 letters:', compiled('a' * 256))
print('128 letters of two bytes:', compiled('\\u00e4' * 128))
`);
PROBE
node probe.mjs | tee seen
diff seen - <<'SEEN'
255 letters: compiles
256 letters: RuntimeError name too long
128 letters of two bytes: RuntimeError name too long
SEEN
