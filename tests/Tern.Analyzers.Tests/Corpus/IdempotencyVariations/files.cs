// variations: files
// rationale: other ways with files

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Files;

public sealed class FileWork(string folder)
{
    [Idempotent]
    public async Task AppendText(string line)
    {
        using StreamWriter writer = File.AppendText(Path.Combine(folder, "a")); // want: TERN2012
        await writer.WriteLineAsync(line);
    }

    [Idempotent]
    public void Options(byte[] data)
    {
        using FileStream file = new(folder, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write }); // want: TERN2012
        file.Write(data);
    }

    [Idempotent]
    public void OpenAppend(byte[] data)
    {
        using FileStream file = File.Open(folder, FileMode.Append); // want: TERN2012
        file.Write(data);
    }

    [Idempotent]
    public void SeekEnd(byte[] data)
    {
        using FileStream file = File.OpenWrite(folder);
        file.Seek(0, SeekOrigin.End); // want: TERN2012
        file.Write(data);
    }

    [Idempotent]
    public void Info(string line)
    {
        FileInfo file = new(folder);
        using StreamWriter writer = file.AppendText(); // want: TERN2012
        writer.Write(line);
    }

    [Idempotent]
    public void Move(string name)
    {
        File.Move(Path.Combine(folder, name), Path.Combine(folder, "done", name)); // want: TERN2013
    }

    [Idempotent]
    public void MoveIfThere(string name)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            File.Move(path, Path.Combine(folder, "done", name), overwrite: true);
        }
    }

    [Idempotent]
    public void DeleteFolder(string name)
    {
        Directory.Delete(Path.Combine(folder, name), recursive: true); // want: TERN2013
    }

    [Idempotent]
    public void DeleteFolderIfThere(string name)
    {
        string path = Path.Combine(folder, name);
        if (!Directory.Exists(path))
        {
            return;
        }

        Directory.Delete(path, true);
    }

    [Idempotent]
    public void Whole(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        File.Copy(path, path + ".bak", overwrite: true);
        using StreamWriter writer = new(path, append: false);
        using FileStream stream = new(path, FileMode.OpenOrCreate);
        stream.Seek(0, SeekOrigin.Begin);
    }

    [Idempotent]
    public void LineUnlessThere(string name, string text)
    {
        string path = Path.Combine(folder, name);
        List<string> lines = File.Exists(path) ? [.. File.ReadAllLines(path)] : [];
        if (!lines.Contains(text))
        {
            lines.Add(text);
        }

        File.WriteAllLines(path, lines);
    }

    [Idempotent]
    public void LineIfLong(string name, string text)
    {
        string path = Path.Combine(folder, name);
        List<string> lines = File.Exists(path) ? [.. File.ReadAllLines(path)] : [];
        if (text.Length > 3)
        {
            lines.Add(text);
        }

        File.WriteAllLines(path, lines); // want: TERN2012
    }
}
