#!/usr/bin/env bash
# MudBlazor 9.12.0 (NuGet), .NET 10 SDK.
#
# The heading by which a MudTable is sorted is a span: no tabindex, no role, no aria-sort, and a handler for clicks alone. With the keyboard it cannot
# be reached, and a screen reader does not say that it sorts, or how. A checker of accessibility that looks at roles and names has nothing to complain
# about: a plain span is allowed to be one.
#
# Seen:
#   the heading is a span: tabindex False, role False, aria-sort False; a button inside: False
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
    <FrameworkReference Include="Microsoft.AspNetCore.App" />
    <PackageReference Include="MudBlazor" Version="9.12.0" />
  </ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor;
using MudBlazor.Services;

var services = new ServiceCollection();
services.AddLogging();
services.AddMudServices();
await using var provider = services.BuildServiceProvider();
await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<ILoggerFactory>());
var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MudTableSortLabel<string>>(
    ParameterView.FromDictionary(new Dictionary<string, object>
    {
        ["SortBy"] = (Func<string, object>)(s => s),
        ["InitialDirection"] = SortDirection.Ascending,
        ["ChildContent"] = (RenderFragment)(b => b.AddContent(0, "Name")),
    }))).ToHtmlString());
var tag = html[..(html.IndexOf('>') + 1)].Trim();
bool Has(string text) => tag.Contains(text, StringComparison.OrdinalIgnoreCase);
Console.WriteLine($"the heading is a {tag[1..5]}: tabindex {Has("tabindex")}, role {Has("role=")}, aria-sort {Has("aria-sort")}; a button inside: {html.Contains("<button")}");
PROGRAM
dotnet run 2>&1 | tee seen
diff seen - <<'SEEN'
the heading is a span: tabindex False, role False, aria-sort False; a button inside: False
SEEN
