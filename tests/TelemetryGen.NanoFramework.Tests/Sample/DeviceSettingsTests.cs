using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.NanoFramework.Tests.Sample;

/// <summary>The sample's reader of settings, compiled for .NET as it is and run on files.</summary>
public sealed class DeviceSettingsTests : IDisposable
{
    private static readonly Type Settings = Load();

    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void A_value_keeps_the_equals_signs_that_tokens_and_keys_have()
    {
        File.WriteAllText(_path, "# a comment\r\n\r\n key = c2VjcmV0PT0==\r\ntoken=SharedAccessSignature sr=a&sig=b%3D&se=1&skn=send\r\n");

        Assert.Equal("c2VjcmV0PT0==", Call("Required", "key"));
        Assert.Equal("SharedAccessSignature sr=a&sig=b%3D&se=1&skn=send", Call("Optional", "token"));
    }

    [Fact]
    public void A_name_without_a_value_is_as_if_it_were_not_there()
    {
        File.WriteAllText(_path, "deviceKey=\nport=8443\n");

        Assert.Null(Call("Optional", "deviceKey"));
        Assert.Equal(8443, Call("Number", "port", 443));
        Assert.Equal(443, Call("Number", "tokenPort", 443));
    }

    [Theory]
    [InlineData("", "Required", "ssid", "the settings have no ssid")]
    [InlineData("secret\n", "Required", "ssid", "line 1 of the settings is not name=value")]
    [InlineData("port=secret\n", "Number", "port", "the setting port is not a number")]
    public void An_error_names_the_setting_and_never_its_value(string text, string method, string name, string message)
    {
        File.WriteAllText(_path, text);
        object[] arguments = method == "Number" ? [name, 0] : [name];

        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Call(method, arguments)).Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(_path);

        Assert.Equal($"{_path} is missing; README.md says how to put it on the board",
            Assert.Throws<InvalidOperationException>(() => Call("Optional", "a")).Message);
    }

    public void Dispose() => File.Delete(_path);

    private object? Call(string method, params object[] arguments)
    {
        const BindingFlags Direct = BindingFlags.DoNotWrapExceptions | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        var settings = Settings.GetMethod("Read")!.Invoke(null, Direct, null, [_path], null);
        return Settings.GetMethod(method)!.Invoke(settings, Direct, null, arguments, null);
    }

    private static Type Load()
    {
        var tree = CSharpSyntaxTree.ParseText(
            File.ReadAllText(DeviceProject.PathOf("DeviceSettings.cs")), new CSharpParseOptions(LanguageVersion.CSharp7_3));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(p => MetadataReference.CreateFromFile(p));
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(
            "Settings", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assembly.Load(image.ToArray()).GetType("Acme.Greenhouse.Firmware.DeviceSettings")!;
    }
}
