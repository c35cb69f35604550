using System.Globalization;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Reference;

/// <summary>What the compiler wants to know and the listing does not say. Nothing here adds a type or a member.</summary>
internal static class Unlisted
{
    // 'new' must not compile, and a listed constructor is protected. Which methods are abstract is not told apart.
    private static readonly HashSet<string> AbstractTypes =
    [
        "System.Array", "System.Attribute", "System.Delegate", "System.Enum", "System.IO.FileSystemInfo", "System.IO.Stream",
        "System.IO.TextReader",
        "System.IO.TextWriter", "System.MarshalByRefObject", "System.MulticastDelegate", "System.Net.EndPoint",
        "System.Net.Http.HttpContent",
        "System.Net.Http.HttpMessageHandler", "System.Net.WebRequest", "System.Net.WebResponse", "System.Reflection.Binder",
        "System.Reflection.ConstructorInfo", "System.Reflection.FieldInfo", "System.Reflection.MemberInfo", "System.Reflection.MethodBase",
        "System.Reflection.MethodInfo",
        "System.Reflection.ParameterInfo", "System.Reflection.PropertyInfo", "System.Runtime.CompilerServices.IsExternalInit",
        "System.Text.Encoding", "System.Threading.WaitHandle", "System.Type", "System.ValueType",
    ];

    private static readonly HashSet<string> ProtectedSlots = ["MemberwiseClone()", "Finalize()", "Dispose(System.Boolean)"];

    // Virtual although no listed class overrides them.
    private static readonly HashSet<string> VirtualSlots = ["Equals(System.Object)", "GetHashCode()", "ToString()"];

    private static readonly HashSet<string> ParamsMembers =
    [
        "static System.String Format(System.String, System.Object[])", "static System.String Concat(System.Object[])",
        "static System.String Concat(System.String[])", "System.String[] Split(System.Char[])", "System.String Trim(System.Char[])",
        "System.String TrimEnd(System.Char[])", "System.String TrimStart(System.Char[])",
    ];

    /// <summary>The interfaces that 'using' and 'foreach' look for: a type that has all their members is taken to implement them.</summary>
    public static IReadOnlyList<string> StructuralInterfaces { get; } = [
        "System.IDisposable", "System.Collections.IEnumerable", "System.Collections.IEnumerator"];

    /// <summary>Parameters that device code names, with the defaults of the library's documentation; null where there is none.</summary>
    public static IReadOnlyList<(string Name, object? Default, bool Optional)> ConnectDhcp { get; } =
    [
        ("ssid", null, false), ("password", null, false), ("reconnectionKind", 0, true), ("requiresDateTime", false, true),
        ("wifiAdapterId", 0, true), ("token", null, true),
    ];

    public static bool IsAbstract(ApiType type) => AbstractTypes.Contains(type.Name);

    public static bool IsProtected(ApiType type, ApiMember member) =>
        ProtectedSlots.Contains(member.Slot)
        || (member.IsConstructor && IsAbstract(type))
        || (member.IsField && member.Name.StartsWith('_'));

    public static bool IsVirtual(ApiMember member) => VirtualSlots.Contains(member.Slot);

    public static bool IsParams(ApiMember member) => ParamsMembers.Contains(member.Text);

    /// <summary>Whether a parameter passed by reference is an out parameter; else it is a ref.</summary>
    public static bool IsOut(ApiMember member, int parameter) =>
        member.Parameters[parameter].EndsWith('&')
        && (member.Name.StartsWith("Try", StringComparison.Ordinal) || member.Name is "GetMemoryInfo" or "Convert" or "Split");

    public static bool IsConnectDhcp(ApiMember member) => member.Name == "ConnectDhcp";

    /// <summary>
    /// The value of a constant: .NET's where .NET has the same one. Others are told apart by their place: nothing that is compiled here
    /// runs, so a value need only differ from its neighbours'.
    /// </summary>
    public static object ValueOf(ApiType type, ApiMember member)
    {
        var host = Host(type.Name);
        var constants = type.Members.Where(m => m.IsConst).ToList();
        var isShared = host is not null && constants.TrueForAll(c => host.GetField(c.Name) is { IsLiteral: true });
        var value = isShared ? host!.GetField(member.Name)!.GetRawConstantValue()! : constants.IndexOf(member);
        var carrier = type.Kind == ApiKind.Enum ? type.Members.Single(m => m.Name == "value__").Type : member.Type;
        return Convert.ChangeType(value, Host(carrier)!, CultureInfo.InvariantCulture);
    }

    private static Type? Host(string name) => typeof(object).Assembly.GetType(name);
}
