using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Discovery;

/// <summary>What gives all files of a compilation their meaning.</summary>
/// <param name="compilation">The compilation; it is not kept.</param>
/// <param name="namespaces">The full names of all namespaces that are declared in it, in order.</param>
/// <param name="usedByAll">The files with global usings, and the files after them.</param>
internal sealed class CommonGround(Compilation compilation, string namespaces, SyntaxTree[] usedByAll)
{
    private readonly string? _assembly = compilation.AssemblyName;
    private readonly CompilationOptions _options = compilation.Options;
    private readonly ImmutableArray<MetadataReference> _references = compilation.ExternalReferences;
    private readonly string _namespaces = namespaces;
    private readonly SyntaxTree[] _usedByAll = usedByAll;

    public bool IsSameAs(CommonGround other) => ReferenceEquals(this, other)
        || (_assembly == other._assembly
            && _namespaces == other._namespaces
            && _usedByAll.SequenceEqual(other._usedByAll)
            && (_references == other._references || _references.SequenceEqual(other._references))
            && _options.Equals(other._options)
            && Equals(_options.SyntaxTreeOptionsProvider, other._options.SyntaxTreeOptionsProvider));
}
