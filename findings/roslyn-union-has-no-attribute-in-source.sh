#!/usr/bin/env bash
# Microsoft.CodeAnalysis.CSharp 5.12.0 (NuGet), .NET 10 SDK.
#
# A C# 15 union is a struct with [Union] once it is compiled. An analyzer that looks for the attribute sees it on unions of other assemblies and on none
# of the project's own: the symbol of a union in source has no attributes at all, TypeKind says Struct, and only ITypeSymbol.IsUnion, the syntax and
# IUnion among all interfaces tell. An analyzer that is built against an older Roslyn has no IsUnion: it has to ask the interface or the syntax.
#
# Seen:
#   source: TypeKind Struct, IsUnion True, attributes [], interfaces [System.Runtime.CompilerServices.IUnion]
#   metadata: TypeKind Struct, IsUnion True, has [Union] True
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
    <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="5.12.0" />
  </ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

const string source = """
    namespace System.Runtime.CompilerServices
    {
        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
        public sealed class UnionAttribute : Attribute { }

        public interface IUnion { object? Value { get; } }
    }

    public union Reading(int, string);
    """;
var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)).ToArray();
var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
var compilation = CSharpCompilation.Create("Source", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))], libraries, options);
var own = compilation.GetTypeByMetadataName("Reading")!;
Console.WriteLine($"source: TypeKind {own.TypeKind}, IsUnion {own.IsUnion}, attributes [{string.Join(", ", own.GetAttributes())}], interfaces [{string.Join(", ", own.AllInterfaces)}]");

using var image = new MemoryStream();
if (!compilation.Emit(image).Success)
{
    throw new InvalidOperationException(string.Join("\n", compilation.GetDiagnostics()));
}

image.Position = 0;
var other = CSharpCompilation.Create("User", [], [.. libraries, MetadataReference.CreateFromStream(image)], options).GetTypeByMetadataName("Reading")!;
Console.WriteLine($"metadata: TypeKind {other.TypeKind}, IsUnion {other.IsUnion}, has [Union] {other.GetAttributes().Any(a => a.AttributeClass!.Name == "UnionAttribute")}");
PROGRAM
dotnet run 2>&1 | tee seen
diff seen - <<'SEEN'
source: TypeKind Struct, IsUnion True, attributes [], interfaces [System.Runtime.CompilerServices.IUnion]
metadata: TypeKind Struct, IsUnion True, has [Union] True
SEEN
