#!/usr/bin/env bash
# Microsoft.Extensions.Configuration.Binder 10.0.15 and Azure.Storage.Blobs 12.30.1 (NuGet), .NET 10 SDK.
#
# The source generator for Bind, which a program compiled to machine code needs, walks through the types of all properties of an options class,
# also of those that no section can have. With a BlobContainerClient among them it comes to types that are not public, names them all the same,
# and the code that it makes does not compile. Bind by reflection leaves such a property alone. What holds the client has to be kept out of the
# class that is bound.
#
# Seen:
#   by reflection: telemetry
#   by the generator: error CS0122: 'BlobClientConfiguration' is inaccessible due to its protection level
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <NoWarn>$(NoWarn);SYSLIB1100;SYSLIB1101</NoWarn>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.Extensions.Configuration" Version="10.0.15" />
    <PackageReference Include="Microsoft.Extensions.Configuration.Binder" Version="10.0.15" />
    <PackageReference Include="Azure.Storage.Blobs" Version="12.30.1" />
  </ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

var settings = new ConfigurationBuilder()
    .AddInMemoryCollection(new Dictionary<string, string?> { ["Checkpoints:Container"] = "telemetry" })
    .Build();
var options = new CheckpointOptions();
settings.GetSection("Checkpoints").Bind(options);
Console.WriteLine("by reflection: " + options.Container);

public sealed class CheckpointOptions
{
    public string Container { get; set; } = "";

    // Set by the program, where it has a client already.
    public BlobContainerClient? Client { get; set; }
}
PROGRAM
dotnet run 2>&1 | tee seen
{ dotnet build --no-incremental -v:q -nologo -p:EnableConfigurationBindingGenerator=true 2>&1 || true; } \
    | grep -o "error CS0122: 'BlobClientConfiguration'.*level" | sort -u | sed 's/^/by the generator: /' | tee -a seen
diff seen - <<'SEEN'
by reflection: telemetry
by the generator: error CS0122: 'BlobClientConfiguration' is inaccessible due to its protection level
SEEN
