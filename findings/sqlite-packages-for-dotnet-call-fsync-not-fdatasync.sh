#!/usr/bin/env bash
# SQLitePCLRaw.lib.e_sqlite3 2.1.13 (what Microsoft.Data.Sqlite 10.0.15 brings) and 3.53.3, SourceGear.sqlite3 3.53.4 (what SQLitePCLRaw 3.0
# brings), .NET 10 SDK, Linux.
#
# SQLite syncs by fdatasync where it was compiled with HAVE_FDATASYNC, and by fsync where not. A build by its own configure script finds out, so
# that the library of a Linux distribution calls fdatasync. The libraries in the packages for .NET are built without it: none of them, for no Linux
# processor, even names the function. An fsync waits for the file's new time as well, which on ext4 is a commit of the file system's journal, so
# each durable commit in WAL mode costs about two waits for the disk. Seen with strace, one insert a transaction, synchronous=FULL, ext4 on a
# virtual disk: fsync(wal) 285 to 317 us, where fdatasync after 4 KB over old ones took 140 to 150. Who times commits of Microsoft.Data.Sqlite
# against a distribution's sqlite3, or reckons from the disk's data sheet, is off by that.
#
# Seen:
#   sourcegear.sqlite3 3.53.4 linux-arm64: fsync yes, fdatasync no
#   sourcegear.sqlite3 3.53.4 linux-x64: fsync yes, fdatasync no
#   sqlitepclraw.lib.e_sqlite3 2.1.13 linux-arm64: fsync yes, fdatasync no
#   sqlitepclraw.lib.e_sqlite3 2.1.13 linux-x64: fsync yes, fdatasync no
#   sqlitepclraw.lib.e_sqlite3 3.53.3 linux-arm64: fsync yes, fdatasync no
#   sqlitepclraw.lib.e_sqlite3 3.53.3 linux-x64: fsync yes, fdatasync no
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="SQLitePCLRaw.lib.e_sqlite3" Version="[2.1.13];[3.53.3]" />
    <PackageDownload Include="SourceGear.sqlite3" Version="[3.53.4]" />
  </ItemGroup>
</Project>
PROJECT
dotnet restore --packages packages -v:q

# The names of functions that a library takes from the C library stand in it as texts that end with a zero.
names() { [ "$(tr "\0" "\n" < "$1" | grep -a -c -x "$2")" -gt 0 ] && echo yes || echo no; }

seen=$(for package in sourcegear.sqlite3/3.53.4 sqlitepclraw.lib.e_sqlite3/2.1.13 sqlitepclraw.lib.e_sqlite3/3.53.3; do
    for processor in linux-arm64 linux-x64; do
        library=packages/$package/runtimes/$processor/native/libe_sqlite3.so
        echo "${package/\// } $processor: fsync $(names "$library" fsync), fdatasync $(names "$library" fdatasync)"
    done
done)
echo "$seen"
[ "$(grep -c 'fsync yes, fdatasync no$' <<< "$seen")" -eq 6 ] || { echo "It has changed." >&2; exit 1; }
