#!/usr/bin/env bash
# Azure.Bicep.CommandLine.linux-x64 0.49.2 (NuGet), .NET 10 SDK, Linux x64.
#
# A Data Explorer data connection has to be where its cluster is. Written beside the cluster as an existing resource, `location: cluster.location` is an
# error (BCP120: it cannot be known when the deployment begins). The same expression as the argument of a module is right, and the module's parameter
# stands for the location without a word: a generator of Bicep needs a module there, though nothing else asks for one.
# A script that makes tables is a secure input: its `scriptContent` as plain text, which holds a table's columns, is a linter warning that only a
# #disable-next-line or a secure parameter ends.
#
# Seen:
#   direct.bicep: 1, BCP120
#   module.bicep: 0,
#   table.bicep: 0, use-secure-value-for-secure-inputs
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <RestorePackagesPath>packages</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Azure.Bicep.CommandLine.linux-x64" Version="[0.49.2]" />
  </ItemGroup>
</Project>
PROJECT
dotnet restore --verbosity quiet
bicep=packages/azure.bicep.commandline.linux-x64/0.49.2/tools/bicep
chmod +x "$bicep"

cluster="resource cluster 'Microsoft.Kusto/clusters@2024-04-13' existing = {
  name: 'contoso'
}
"
database="resource database 'Microsoft.Kusto/clusters/databases@2024-04-13' existing = {
  parent: cluster
  name: 'telemetry'
}
"
connection() {
    echo "resource connection 'Microsoft.Kusto/clusters/databases/dataConnections@2024-04-13' = {
  parent: database
  name: 'decoded'
  location: $1
  kind: 'EventHub'
  properties: {
    eventHubResourceId: resourceId('Microsoft.EventHub/namespaces/eventhubs', 'contoso', 'decoded')
    consumerGroup: 'adx'
  }
}"
}
{ echo "$cluster$database"; connection cluster.location; } > direct.bicep
{ echo "param location string"; echo "$cluster$database"; connection location; } > connection.bicep
{ echo "$cluster"; echo "module connection 'connection.bicep' = {
  params: {
    location: cluster.location
  }
}"; } > module.bicep
{ echo "$cluster$database"; echo "resource tables 'Microsoft.Kusto/clusters/databases/scripts@2024-04-13' = {
  parent: database
  name: 'tables'
  properties: {
    scriptContent: '.create-merge table Climate (Temperature: real)'
  }
}"; } > table.bicep

for file in direct module table; do
    status=0
    "$bicep" build "$file.bicep" --stdout > /dev/null 2> said || status=$?
    echo "$file.bicep: $status, $(grep -oE 'BCP[0-9]+|use-secure-[a-z-]+' said | sort -u | head -n 1)" | sed 's/ $//' | tee -a seen
done
diff seen - <<'SEEN'
direct.bicep: 1, BCP120
module.bicep: 0,
table.bicep: 0, use-secure-value-for-secure-inputs
SEEN
