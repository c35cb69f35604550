using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Discovery;

/// <summary>
/// What the meaning of a file can depend on outside it, in one compilation (docs/decisions/0040). What the generator wrote does not count:
/// it knows a compilation without, the rules the same with, and both mean the same records.
/// </summary>
internal sealed class Surroundings
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> Known = new();

    private readonly Dictionary<string, List<SyntaxTree>> _declaring = [];
    private readonly Dictionary<SyntaxTree, int> _places = [];

    private readonly SortedSet<string> _namespaces = new(StringComparer.Ordinal);

    private Surroundings(Compilation compilation)
    {
        var withGlobalUsings = new List<SyntaxTree>();
        foreach (var tree in compilation.SyntaxTrees.Where(t => !GeneratedFiles.Has(t)))
        {
            var names = FileNames.From(tree);
            _places.Add(tree, _places.Count);
            AddTypes(tree, names);
            _namespaces.UnionWith(names.Namespaces);
            Aliases.UnionWith(names.Aliases);
            if (names.HasGlobalUsings)
            {
                withGlobalUsings.Add(tree);
            }
        }

        Common = new(compilation, string.Join(";", _namespaces), GetDependencies(withGlobalUsings));
    }

    public CommonGround Common { get; }

    /// <summary>The aliases of all files.</summary>
    public HashSet<string> Aliases { get; } = [];

    public static Surroundings From(Compilation compilation) => Known.GetValue(compilation, static c => new(c));

    /// <summary>Some file declares a type of that name, in whatever namespace.</summary>
    public bool DeclaresType(string name) => _declaring.ContainsKey(name);

    /// <summary>Some file declares the namespace, or one inside of it.</summary>
    /// <param name="fullName">Its name, parted by dots.</param>
    public bool DeclaresNamespace(
        string fullName) => _namespaces.Any(n => n.Length > fullName.Length && n.StartsWith('.' + fullName, StringComparison.Ordinal)
        && (n.Length == fullName.Length + 1 || n[fullName.Length + 1] == '.'));

    /// <summary>This file and all that a name in it can lead to.</summary>
    public SyntaxTree[] GetDependencies(SyntaxTree file)
    {
        // Most records name nothing of other files; after every edit all records ask.
        foreach (var name in FileNames.From(file).Mentioned)
        {
            if (_declaring.TryGetValue(name, out var declaring) && (declaring.Count > 1 || declaring[0] != file))
            {
                return GetDependencies([file]);
            }
        }

        return [file];
    }

    /// <summary>
    /// These files and all that a name in them can lead to: the files that declare a type of a name that is mentioned, and what those
    /// mention in turn. They are in the order of the compilation, which is that of a type's parts.
    /// </summary>
    public SyntaxTree[] GetDependencies(IReadOnlyCollection<SyntaxTree> files)
    {
        var found = new HashSet<SyntaxTree>(files);
        var open = new Stack<SyntaxTree>(files);
        while (open.Count > 0)
        {
            foreach (var name in FileNames.From(open.Pop()).Mentioned)
            {
                if (_declaring.TryGetValue(name, out var declaring))
                {
                    declaring.Where(found.Add).ToList().ForEach(open.Push);
                }
            }
        }

        return found.OrderBy(t => _places[t]).ToArray();
    }

    private void AddTypes(SyntaxTree tree, FileNames names)
    {
        foreach (var name in names.Types)
        {
            if (!_declaring.TryGetValue(name, out var declaring))
            {
                _declaring.Add(name, declaring = []);
            }

            declaring.Add(tree);
        }
    }
}
