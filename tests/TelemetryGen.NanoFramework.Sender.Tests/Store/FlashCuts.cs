namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Files that a power cut left, and the place in the log where it came.</summary>
public sealed record FlashCut(int Position, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>
/// All that a power cut can leave of recorded work. A file keeps what was flushed. What was written after that may be there in part, or be
/// lost, or be zeros, erased bytes, or what a deleted file held at that place before: a FAT does all of these. A deletion may be undone.
/// </summary>
public static class FlashCuts
{
    public static Dictionary<string, byte[]> FilesOf(BoardFlash flash) => flash.Paths.ToDictionary(p => p, flash.Content);

    public static BoardFlash Flash(IReadOnlyDictionary<string, byte[]> files, List<FlashOperation>? log = null)
    {
        var flash = new BoardFlash();
        foreach (var (path, content) in files)
        {
            flash.Put(path, content);
        }

        flash.Log = log;
        return flash;
    }

    public static IEnumerable<FlashCut> Of(IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<FlashOperation> log)
    {
        var flushed = files.ToDictionary(f => f.Key, f => f.Value);
        var written = files.ToDictionary(f => f.Key, f => f.Value);
        var deleted = new List<(string Path, byte[] Data)>();
        yield return new(0, Left(flushed));
        for (var i = 0; i < log.Count; i++)
        {
            var path = log[i].Path;
            switch (log[i].Step)
            {
                case FlashStep.Create:
                    written[path] = [];
                    yield return new(i, Left(flushed));
                    yield return new(i, Left(flushed, (path, [])));
                    break;
                case FlashStep.Write:
                    foreach (var part in PartsOf(written[path], log[i].Data, deleted.LastOrDefault().Data ?? []))
                    {
                        yield return new(i, Left(flushed, (path, part)));
                    }

                    written[path] = [.. written[path], .. log[i].Data];
                    break;
                case FlashStep.Flush:
                    yield return new(i, Left(flushed));
                    flushed[path] = written[path];
                    yield return new(i, Left(flushed));
                    break;
                default:
                    deleted.Add((path, flushed[path]));
                    flushed.Remove(path);
                    written.Remove(path);
                    yield return new(i, Left(flushed));
                    for (var back = 1; back <= Math.Min(4, deleted.Count); back++)
                    {
                        yield return new(i, Left(flushed, [.. deleted[^back..]]));
                        yield return new(i, Left(flushed, [.. deleted[^back..^1]]));
                    }

                    break;
            }
        }
    }

    private static IEnumerable<byte[]> PartsOf(byte[] before, byte[] data, byte[] stale)
    {
        for (var count = 0; count <= data.Length; count++)
        {
            byte[] part = [.. before, .. data.AsSpan(0, count)];
            var missing = data.Length - count;
            yield return part;
            yield return [.. part, .. new byte[missing]];
            yield return [.. part, .. Enumerable.Repeat((byte)0xFF, missing + 40)];
            yield return [.. part, .. stale.Skip(part.Length)];
        }
    }

    private static Dictionary<string, byte[]> Left(Dictionary<string, byte[]> flushed, params (string Path, byte[] Data)[] others)
    {
        var left = new Dictionary<string, byte[]>(flushed);
        foreach (var (path, data) in others)
        {
            // A name that was used again holds the newer file.
            if (others.Length == 1 || !flushed.ContainsKey(path))
            {
                left[path] = data;
            }
        }

        return left;
    }
}
