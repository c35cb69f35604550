using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace TelemetryGen.Targets.Tests;

/// <summary>Google's compiler, from the package Grpc.Tools.</summary>
internal static class Protoc
{
    /// <summary>Compiles a .proto; what protoc says of it, "" when it is good.</summary>
    public static string Compile(string proto) => Run(proto, [], "--descriptor_set_out=out.bin").Error;

    /// <summary>A message in protoc's text form, as bytes.</summary>
    public static string Encode(string proto, string type, string text)
    {
        var (output, error) = Run(proto, Encoding.UTF8.GetBytes(text), $"--encode={type}");
        return error.Length == 0 ? Convert.ToHexString(output) : throw new InvalidOperationException(error);
    }

    /// <summary>Bytes as a message in protoc's text form.</summary>
    public static string Decode(string proto, string type, string hex)
    {
        var (output, error) = Run(proto, Convert.FromHexString(hex), $"--decode={type}");
        return error.Length == 0 ? Encoding.UTF8.GetString(output).ReplaceLineEndings("\n") : throw new InvalidOperationException(error);
    }

    private static (byte[] Output, string Error) Run(string proto, byte[] input, string option)
    {
        var folder = Directory.CreateTempSubdirectory("telemetrygen-protoc-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "file.proto"), proto);
            var start = new ProcessStartInfo(Tool(), [option, "--proto_path=.", "file.proto"])
            {
                WorkingDirectory = folder.FullName, RedirectStandardInput = true, RedirectStandardOutput =
                    true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return (output.ToArray(), error.Result.ReplaceLineEndings("\n"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Tool()
    {
        var package = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "GrpcTools").Value!;
        var folder =
            OperatingSystem.IsMacOS() ? "macosx_universal"
            : OperatingSystem.IsWindows() ? (RuntimeInformation.OSArchitecture == Architecture.X86 ? "windows_x86" : "windows_x64")
            : RuntimeInformation.OSArchitecture switch
            {
                Architecture.Arm64 => "linux_arm64",
                Architecture.X86 => "linux_x86",
                _ => "linux_x64",
            };
        return Path.Combine(package, "tools", folder, OperatingSystem.IsWindows() ? "protoc.exe" : "protoc");
    }
}
