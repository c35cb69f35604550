using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>Every type and member that the code refers to is one of the device's libraries.</summary>
internal sealed class ListedApi : IRule
{
    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly)
    {
        var unlisted = new Dictionary<EntityHandle, string>();
        foreach (var handle in assembly.Metadata.TypeReferences)
        {
            var type = assembly.Metadata.GetTypeReference(handle);
            var name = assembly.Names.Of(type);
            if (ApiListing.Device.Find(name)?.Assembly != assembly.Names.AssemblyOf(type))
            {
                unlisted.Add(handle, $"the type {name} is not in the device's libraries");
            }
        }
        foreach (var handle in assembly.Metadata.MemberReferences)
        {
            var member = assembly.MemberOf(handle)!;
            if (member.Assembly is not null && !IsListed(member))
            {
                unlisted.Add(handle, $"{member} is not in the device's libraries");
            }
        }
        return unlisted.Count == 0 ? [] : Places(assembly, unlisted);
    }

    private static bool IsListed(MemberUse member) =>
        ApiListing.Device.Find(member.Type.Name) is { } type
            && (type.Has(member.Text) || (member.IsField && type.Has("static " + member.Text)));

    // Where they are used; what is in no code is in a signature, an attribute or a base list.
    private static IEnumerable<Finding> Places(DeviceAssembly assembly, Dictionary<EntityHandle, string> unlisted)
    {
        var seen = new HashSet<EntityHandle>();
        foreach (var method in assembly.Methods)
        {
            foreach (var instruction in method.Code.Where(i => i.HasToken))
            {
                var handle = MetadataTokens.EntityHandle((int)instruction.Operand);
                if (unlisted.TryGetValue(handle, out var problem))
                {
                    seen.Add(handle);
                    yield return new Finding(nameof(ListedApi), assembly.Place(method, instruction), problem) { Method = method };
                }
            }
        }
        foreach (var (handle, problem) in unlisted.Where(u => !seen.Contains(u.Key)))
        {
            yield return new Finding(nameof(ListedApi), "a declaration", problem);
        }
    }
}
