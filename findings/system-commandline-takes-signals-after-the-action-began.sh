#!/usr/bin/env bash
# System.CommandLine 2.0.15 (NuGet), .NET 10 SDK, Linux.
#
# ProcessTerminationTimeout promises that Ctrl-C and SIGTERM cancel the token of an asynchronous action. The signals are taken only once the
# action has given its task back, that is after its first await that waits: an action that does a second of work before that (opens a database,
# reads a certificate) is killed by a SIGTERM as if nobody had asked for anything, its finally blocks are not run, and the exit code is 143. The
# same signal after the first await is taken. Who tells a supervisor that it is ready may be told to stop before it listens.
#
# Seen:
#   before the first await: 143, without cleaning up
#   after the first await: 0, cleaned up
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
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="System.CommandLine" Version="2.0.15" />
  </ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using System.CommandLine;

var command = new Command("serve") { new Argument<string>("when") };
command.SetAction(async (parsed, cancellation) =>
{
    try
    {
        if (parsed.GetValue<string>("when") == "after")
        {
            await Task.Delay(300);
        }

        Console.WriteLine("ready");

        // Work that does not wait, and looks at the token.
        for (var i = 0; i < 50 && !cancellation.IsCancellationRequested; i++)
        {
            Thread.Sleep(100);
        }

        return cancellation.IsCancellationRequested ? 0 : 1;
    }
    finally
    {
        Console.WriteLine("cleaned up");
    }
});
var root = new RootCommand { command };
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
PROGRAM
dotnet build -v:q -nologo -o out >/dev/null
for when in before after; do
    dotnet out/probe.dll serve "$when" > said &
    process=$!
    until grep -q ready said; do sleep 0.05; done
    kill -TERM "$process"
    code=0
    wait "$process" || code=$?
    echo "$when the first await: $code, $(grep -q 'cleaned up' said && echo cleaned up || echo without cleaning up)"
done | tee seen
diff seen - <<'SEEN'
before the first await: 143, without cleaning up
after the first await: 0, cleaned up
SEEN
