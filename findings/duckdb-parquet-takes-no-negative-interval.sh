#!/usr/bin/env bash
# DuckDB.NET.Data.Full 1.5.6.1 (NuGet; DuckDB 1.5), .NET 10 SDK.
#
# A column of durations that DuckDB stores, sorts and sums is one that it cannot export: Parquet's INTERVAL has no sign, so COPY ... TO Parquet ends
# at the first negative one, and the whole file is refused, also the rows before it. Clock corrections, time differences and lags are negative now
# and then, so an export that ran for months stops at one row. As a count of microseconds the same value goes through and comes back.
#
# Seen:
#   in a table: -00:00:01.5
#   to Parquet: IO Error: Parquet files do not support negative intervals
#   as microseconds: -1500000
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
    <PackageReference Include="DuckDB.NET.Data.Full" Version="1.5.6.1" />
  </ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using DuckDB.NET.Data;

using var connection = new DuckDBConnection("Data Source=:memory:");
connection.Open();

string Run(string sql)
{
    try
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }
    catch (DuckDBException error)
    {
        return error.Message.Split('\n')[0];
    }
}

Run("CREATE TABLE clocks (behind INTERVAL)");
Run("INSERT INTO clocks VALUES (INTERVAL 3 SECOND), (INTERVAL '-1500' MILLISECOND)");
Console.WriteLine("in a table: " + Run("SELECT min(behind)::VARCHAR FROM clocks"));
Console.WriteLine("to Parquet: " + Run("COPY clocks TO 'clocks.parquet' (FORMAT parquet)"));
Run("COPY (SELECT datediff('microsecond', TIMESTAMP '2000-01-01', TIMESTAMP '2000-01-01' + behind) AS behind FROM clocks) TO 'numbers.parquet' (FORMAT parquet)");
Console.WriteLine("as microseconds: " + Run("SELECT min(behind) FROM 'numbers.parquet'"));
PROGRAM
dotnet run 2>&1 | tee seen
diff seen - <<'SEEN'
in a table: -00:00:01.5
to Parquet: IO Error: Parquet files do not support negative intervals
as microseconds: -1500000
SEEN
