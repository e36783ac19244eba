using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Idl.Protobuf.WellKnown;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>Finds the files that imports lead to, and what each file can see through them.</summary>
internal sealed class FileGraph
{
    private readonly LinkContext _context;
    private readonly Dictionary<string, FileSymbol> _byPath = new(StringComparer.Ordinal);

    private FileGraph(LinkContext context) => _context = context;

    /// <summary>Makes files of documents and connects them.</summary>
    public static void Build(IReadOnlyList<ProtobufDocument> documents, LinkContext context)
    {
        FileGraph graph = new(context);
        foreach (ProtobufDocument document in documents)
        {
            graph.Add(document, isBuiltIn: false);
        }

        // Built-in files that are imported join the list while it is walked.
        for (int i = 0; i < context.Files.Count; i++)
        {
            graph.Resolve(context.Files[i]);
        }

        graph.CutCircles();
        foreach (FileSymbol file in context.Files)
        {
            FillVisible(file);
        }
    }

    private FileSymbol Add(ProtobufDocument document, bool isBuiltIn)
    {
        if (!_byPath.TryGetValue(document.Path, out FileSymbol? file))
        {
            file = new(document, isBuiltIn);
            _byPath.Add(document.Path, file);
            _context.Files.Add(file);
        }

        return file;
    }

    private void Resolve(FileSymbol file)
    {
        HashSet<FileSymbol> imported = [];
        foreach (ProtoImport import in file.Syntax.Imports)
        {
            if (Find(file, import.Path) is not { } target)
            {
                file.HasMissingImports = true;
                string candidates = string.Join(", ", IncludeCandidates.Of(file.Document, import.Path, _context.Options).Select(path => $"'{path}'"));
                _context.Report(IdlRules.IncludeNotFound, import.Where, import.Path, candidates);
            }
            else if (!imported.Add(target))
            {
                _context.Report(IdlRules.ImportedTwice, import.Where, import.Path);
            }
            else
            {
                file.Imports.Add(new(import, target));
            }
        }
    }

    private FileSymbol? Find(FileSymbol file, string import)
    {
        if (!file.IsBuiltIn)
        {
            foreach (string candidate in IncludeCandidates.Of(file.Document, import, _context.Options))
            {
                if (_byPath.TryGetValue(candidate, out FileSymbol? found) && !found.IsBuiltIn)
                {
                    return found;
                }
            }
        }

        return WellKnownFiles.Find(import) is { } document ? Add(document, isBuiltIn: true) : null;
    }

    private void CutCircles()
    {
        Dictionary<FileSymbol, bool> isDone = [];
        foreach (FileSymbol file in _context.Files)
        {
            Walk(file, isDone);
        }
    }

    // Depth first with its own stack: chains of imports can be long.
    private void Walk(FileSymbol start, Dictionary<FileSymbol, bool> isDone)
    {
        if (isDone.ContainsKey(start))
        {
            return;
        }

        List<(FileSymbol File, int Next)> path = [(start, 0)];
        isDone[start] = false;
        while (path.Count > 0)
        {
            (FileSymbol file, int next) = path[path.Count - 1];
            if (next >= file.Imports.Count)
            {
                isDone[file] = true;
                path.RemoveAt(path.Count - 1);
                continue;
            }

            ImportedFile import = file.Imports[next];
            if (!isDone.TryGetValue(import.File, out bool done))
            {
                path[path.Count - 1] = (file, next + 1);
                path.Add((import.File, 0));
                isDone[import.File] = false;
            }
            else if (done)
            {
                path[path.Count - 1] = (file, next + 1);
            }
            else
            {
                IEnumerable<string> circle = path.Select(step => step.File.Path).SkipWhile(step => step != import.File.Path).Append(import.File.Path);
                _context.Report(IdlRules.IncludeCycle, import.Syntax.Where, string.Join(" → ", circle));
                file.Imports.RemoveAt(next);
                file.HasMissingImports = true;
            }
        }
    }

    private static void FillVisible(FileSymbol file)
    {
        file.Visible.Add(file);
        foreach (ImportedFile import in file.Imports)
        {
            AddPublic(import.File, import.Syntax.Kind == ProtoImportKind.Option ? file.VisibleOptions : file.Visible);
        }
    }

    private static void AddPublic(FileSymbol file, HashSet<FileSymbol> visible)
    {
        Stack<FileSymbol> waiting = new([file]);
        while (waiting.Count > 0)
        {
            FileSymbol next = waiting.Pop();
            if (visible.Add(next))
            {
                foreach (ImportedFile import in next.Imports.Where(import => import.Syntax.Kind == ProtoImportKind.Public))
                {
                    waiting.Push(import.File);
                }
            }
        }
    }

    /// <summary>Says which imports no name in a file needs.</summary>
    public static void ReportUnused(FileSymbol file, LinkContext context)
    {
        foreach (ImportedFile import in file.Imports.Where(import => import.Syntax.Kind is ProtoImportKind.Plain or ProtoImportKind.Option))
        {
            HashSet<FileSymbol> gives = [];
            AddPublic(import.File, gives);
            if (!gives.Overlaps(file.Used))
            {
                context.Report(IdlRules.UnusedImport, import.Syntax.Where, import.Syntax.Path);
            }
        }
    }
}
