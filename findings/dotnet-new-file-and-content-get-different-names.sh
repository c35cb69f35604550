#!/usr/bin/env bash
# dotnet new of the .NET SDK 10.0.4xx (seen with 10.0.401), a template with a sourceName of one word.
#
# The name that a user gives replaces sourceName in file names as it was typed, and in the contents of files as a name that C# takes. A project
# file that refers to the project beside it by sourceName then names a folder that is not there, as soon as the name has a hyphen or begins with
# a digit. A sourceName with a dot and a digit, as the SDK's own templates have, is another text in each of its forms, and is not hit.
#
# Seen:
#   my-roof.txt has: my_roof
#   7roofs.txt has: _7roofs
#   Greenhouse.txt has: Greenhouse
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p template/.template.config
cat > template/.template.config/template.json <<'JSON'
{
  "$schema": "http://json.schemastore.org/template",
  "author": "a probe",
  "classifications": ["Probe"],
  "identity": "Probe.Names",
  "name": "A probe of names",
  "shortName": "probe-names",
  "tags": { "type": "project" },
  "sourceName": "Fleet1Name"
}
JSON
printf 'Fleet1Name' > template/Fleet1Name.txt
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet new install ./template --debug:custom-hive "$folder/hive" > /dev/null

seen=''
for name in my-roof 7roofs Greenhouse; do
    dotnet new probe-names --name "$name" --output "$name" --debug:custom-hive "$folder/hive" > /dev/null
    file=$(ls "$name")
    seen="$seen$file has: $(cat "$name/$file")"$'\n'
done
printf '%s' "$seen"
expected=$'my-roof.txt has: my_roof\n7roofs.txt has: _7roofs\nGreenhouse.txt has: Greenhouse\n'
[ "$seen" = "$expected" ] || { echo 'This is not what was seen before.' >&2; exit 1; }
