namespace Acme.Greenhouse.Tests;

/// <summary>A PATH on which node is a shell script, or is not.</summary>
internal static class FakeNode
{
    private static readonly string Root = Directory.CreateTempSubdirectory("fake-node-").FullName;

    static FakeNode() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);

    public static string Folder(string? script)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString()));
        if (script is not null)
        {
            var node = Path.Combine(folder.FullName, "node");
            File.WriteAllText(node, $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        return folder.FullName;
    }
}
