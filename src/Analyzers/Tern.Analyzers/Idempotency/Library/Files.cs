using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Files: what is appended, and what must or must not be there.</summary>
internal static class Files
{
    private const int Append = 6, CreateNew = 1, End = 2;
    private const string Prefix = "file:";

    public static Value? Handle(Walker walker, Call call)
    {
        string type = Types.FullName(call.Method.ContainingType);
        if (call.Name == "Seek" && call.ReceiverType?.Name == "FileStream" && call[1].Constant is { HasValue: true, Value: End })
        {
            walker.Happens(IdempotencyRules.File, call.Where.Syntax, "a file is appended to");
            return Value.Unknown;
        }

        if (type == "System.IO.Path" && call.Name is "GetTempPath" or "GetTempFileName")
        {
            return Value.At(Slot.Root("temp", "temp")).With(call.Name == "GetTempPath" ? Value.Unknown : walker.New(Fresh.Identity)).Detached();
        }

        if (type == "System.IO.Directory" && call.Name == "CreateTempSubdirectory")
        {
            return Value.At(Slot.Root("temp", "temp")).With(walker.New(Fresh.Identity)).Detached();
        }

        if (call.ReceiverType?.Name is "BlobClient" && Names.Base(call.Name) == "Upload" && call.Arguments.All(a => a.Name is "content" or "path" or "cancellationToken" || a is { Name: "overwrite", Value.Constant: { HasValue: true, Value: false } }))
        {
            // The overloads that say no more refuse to overwrite.
            Fails(walker, At(call.Receiver ?? Value.Unknown), Value.Unknown, call.Where.Syntax, "a second run finds the blob, and fails", whenFound: true);
            return Value.Unknown;
        }

        if (type == "System.IO.Compression.ZipFile" && call.Name is "CreateFromDirectory" or "ExtractToDirectory" && call.Arguments.Count > 1)
        {
            Slot made = At(call[1]);
            walker.NoteInsert(made, call[1], call.Where.Syntax);
            if (call.Named("overwriteFiles") is not { Constant: { HasValue: true, Value: true } })
            {
                Fails(walker, made, call[1], call.Where.Syntax, "a second run finds what this made, and fails", whenFound: true);
            }

            return Value.Unknown;
        }

        if (type is not ("System.IO.File" or "System.IO.Directory" or "System.IO.FileInfo" or "System.IO.DirectoryInfo" or "System.IO.FileSystemInfo"))
        {
            return null;
        }

        SyntaxNode where = call.Where.Syntax;
        Value path = call.Receiver ?? call[0];
        if ((call.Receiver is null ? call.Arguments.FirstOrDefault()?.Target : (call.Where as IInvocationOperation)?.Instance) is ILocalReferenceOperation named && Names.IsPassing(named.Local.Name))
        {
            path = path with { Reads = [.. path.Reads, new Read(Slot.Root("temp", "temp"), Change.Copy)] };
        }

        Slot slot = At(path);
        string name = Names.Base(call.Name);
        if (name.StartsWith("Enumerate", StringComparison.Ordinal) || name is "GetFiles" or "GetDirectories" or "GetFileSystemInfos" or "GetFileSystemEntries")
        {
            return Value.From([path]).Detached() with { Lookup = new Lookup(slot, path, false) };
        }

        switch (name)
        {
            case "AppendAllText" or "AppendAllLines" or "AppendAllBytes" or "AppendText":
                walker.NoteInsert(slot, path, where);
                Grows(walker, path, where);
                return Value.Unknown;
            case "Open" or "OpenHandle":
                return Opened(walker, call.Arguments, slot, path, where);
            case "Exists":
                return new Value { Condition = new Atom(AtomKind.Present, where) { Slot = slot, Key = path } };
            case "ReadAllText" or "ReadAllLines" or "ReadAllBytes" or "ReadLines":
                return new Value { Reads = [new Read(slot, Change.Copy)], FromArgument = path.FromArgument };
            case "WriteAllText" or "WriteAllLines" or "WriteAllBytes" or "Create" or "CreateText" or "OpenWrite" or "CreateDirectory" or "CreateSubdirectory":
                walker.NoteInsert(slot, path, where);
                Stored(walker, call, path, where);
                return Value.Unknown;
            case "Copy" or "CopyTo":
                Slot target = At(call[call.Receiver is null ? 1 : 0]);
                walker.NoteInsert(target, path, where);
                if (call.Named("overwrite") is not { Constant: { HasValue: true, Value: true } })
                {
                    Fails(walker, target, path, where, "a second run finds the copy, and fails", whenFound: true);
                }

                return Value.Unknown;
            case "Move" or "MoveTo" or "Replace":
                if (!walker.IsWritten(slot))
                {
                    walker.NoteRemove(slot, path, where);
                    Fails(walker, slot, path, where, "a second run misses what was moved, and fails", whenFound: false);
                }
                else if (name != "Replace" && call.Named("overwrite") is not { Constant: { HasValue: true, Value: true } })
                {
                    walker.NoteInsert(At(call[call.Receiver is null ? 1 : 0]), path, where);
                    Fails(walker, slot, path, where, "a second run finds the target, and fails", whenFound: true);
                }

                return Value.Unknown;
            case "Delete" when type.IndexOf("Directory", StringComparison.Ordinal) >= 0 && !walker.IsDropped(slot):
                walker.NoteRemove(slot, path, where);
                Fails(walker, slot, path, where, "a second run misses the directory, and fails", whenFound: false);
                return Value.Unknown;
            case "Delete":
                walker.IsWritten(slot);
                walker.NoteRemove(slot, path, where);
                return Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary>Streams and writers that are made for a path.</summary>
    public static void Created(Walker walker, IObjectCreationOperation creation, IReadOnlyList<Argument> arguments)
    {
        string type = Types.FullName(creation.Type);
        if (type is not ("System.IO.FileStream" or "System.IO.StreamWriter") || arguments.Count == 0)
        {
            return;
        }

        Value path = arguments[0].Value;
        Slot slot = At(path);
        if (type == "System.IO.StreamWriter" && arguments.FirstOrDefault(a => a.Name == "append") is { Value.Constant: { HasValue: true, Value: true } })
        {
            Grows(walker, path, creation.Syntax);
        }
        else
        {
            Opened(walker, arguments, slot, path, creation.Syntax);
        }
    }

    private static Value Opened(Walker walker, IReadOnlyList<Argument> arguments, Slot slot, Value path, SyntaxNode where)
    {
        object? mode = arguments.Select(a => a.Name == "mode" ? a.Value : a.Name == "options" && a.Value.Object?.Members.TryGetValue("Mode", out Value? set) == true ? set : null).FirstOrDefault(v => v is not null)?.Constant.Value;
        walker.NoteInsert(slot, path, where);
        if (mode is Append)
        {
            Grows(walker, path, where);
        }
        else if (mode is CreateNew && path.Fresh == Fresh.None)
        {
            Fails(walker, slot, path, where, "a second run finds the file, and fails", whenFound: true);
        }
        else if (mode is CreateNew && !IsPassing(path))
        {
            walker.Scratch(slot, path, where);
        }

        return Value.Unknown;
    }

    private static void Grows(Walker walker, Value path, SyntaxNode where)
    {
        if (IsPassing(path))
        {
            return;
        }

        if (path.Fresh != Fresh.None)
        {
            walker.Scratch(At(path), path, where);
        }
        else
        {
            walker.Happens(IdempotencyRules.File, where, "a file is appended to");
        }
    }

    private static void Fails(Walker walker, Slot slot, Value path, SyntaxNode where, string what, bool whenFound)
    {
        // Whoever looks at files before has thought of a second run; of which files the tests are, names and paths do not always tell.
        if (IsPassing(path) || walker.IsInHousekeeping || (whenFound && walker.IsEmptied(slot)) || walker.HasAsked(!whenFound) || walker.IsCaught(slot, path, where))
        {
            return;
        }

        if (path.Fresh != Fresh.None)
        {
            walker.Happens(IdempotencyRules.FreshValue, where, $"each attempt makes a file whose name is {Sources.Describe(path.Fresh)}", path);
        }
        else
        {
            walker.Happens(IdempotencyRules.SecondRun, where, what);
        }
    }

    /// <summary>Whether a test asks for a file or a directory.</summary>
    public static bool IsTest(Atom atom) => atom.Kind == AtomKind.Present && atom.Slot?.Key.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>What it means that <c>Exists</c> of a file is true.</summary>
    public static Atom Exists(Value path, SyntaxNode where) => new(AtomKind.Present, where) { Slot = At(path), Key = path };

    /// <summary>Whether a file is a log, or in a place for what is needed for a while: nobody relies on how many there are.</summary>
    private static bool IsPassing(Value path) => path.Reads.Any(r => Names.IsPassing(r.Slot.Name));

    private static void Stored(Walker walker, Call call, Value path, SyntaxNode where)
    {
        if (IsPassing(path))
        {
            return;
        }

        if (path.Fresh != Fresh.None)
        {
            walker.Scratch(At(path), path, where);
            return;
        }

        if (call.Arguments.Count > 1 && Walker.Relative(At(path), call[1]) is { } change)
        {
            Value? grown = change == Change.Append ? Walker.GrownBehind(At(path), call[1]) : null;
            if (grown is not null)
            {
                walker.NoteInsert(At(path), Value.Unknown, where);
            }

            walker.Happens(change == Change.Append ? IdempotencyRules.File : IdempotencyRules.Modify, where, change == Change.Append ? "a file is written with what it held and more" : "a file is written with a value made of what it held", grown);
            return;
        }

        if (call.Arguments.Count > 1 && Walker.Stored(call[1], "contents") is ({ } fresh, _))
        {
            walker.Happens(IdempotencyRules.FreshValue, where, $"{Sources.Describe(fresh.Fresh)} is written to a file", fresh);
        }
    }

    private static Slot At(Value path) => Slot.Root(Prefix + (path.Shape ?? path.GetHashCode().ToString(System.Globalization.CultureInfo.InvariantCulture)), "file");
}
