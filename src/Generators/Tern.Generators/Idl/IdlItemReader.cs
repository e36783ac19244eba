using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Idl;
using Tern.Idl.CSharp;
using Tern.Schema;

namespace Tern.Generators.Idl;

/// <summary>Reads the metadata of <c>TernIdl</c> items, which build/Tern.targets hands to the compiler.</summary>
internal static class IdlItemReader
{
    private const string Prefix = "build_metadata.AdditionalFiles.";

    /// <summary>The item of a file; <see langword="null"/> if it is none.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="options">Its metadata.</param>
    /// <param name="global">Properties of the project.</param>
    public static IdlItem? Read(string path, AnalyzerConfigOptions options, AnalyzerConfigOptions global)
    {
        if (!string.Equals(Value(options, "TernIdl"), "true", StringComparison.OrdinalIgnoreCase) || !IdlParser.CanRead(path))
        {
            return null;
        }

        List<ContractDiagnostic> problems = [];
        string normalized = IdlPath.Normalize(path);
        string project = global.TryGetValue("build_property.ProjectDir", out string? folder) ? IdlPath.Normalize(folder).TrimEnd('/') : "";
        SourceSpan where = new(normalized, 0, 0, 0, 0, 0, 0);
        CSharpOptions csharp = new(
            Choice(options, "TernStyle", CSharpStyle.Record, ("record", CSharpStyle.Record), ("class", CSharpStyle.Class), ("struct", CSharpStyle.Struct)),
            Namespace(),
            List(options, "TernServices"),
            Choice(options, "TernAccess", false, ("public", false), ("internal", true)),
            Choice<bool?>(options, "TernKeepUnknownFields", null, ("true", true), ("false", false)),
            Choice(options, "TernTimes", false, ("exact", false), ("dotnet", true)),
            Choice(options, "TernCollections", false, ("mutable", false), ("immutable", true)));
        bool hasNegativeIds = Choice(options, "TernFieldIds", false, ("positive", false), ("negative", true));
        EquatableArray<string> folders = List(options, "TernIncludePath").Select(f => IdlPath.Beside(project + "/.", f)).ToEquatableArray();
        return new IdlItem(normalized, path, Relative(project, normalized), csharp, folders, hasNegativeIds, problems.ToEquatableArray());

        string? Namespace()
        {
            string? given = Value(options, "TernNamespace");
            if (given is not null && !CSharpOptions.IsNamespace(given))
            {
                problems.Add(IdlRules.ItemMetadata.At(where, "Namespace", given, "a namespace of C#"));
                return null;
            }

            return given;
        }

        T Choice<T>(AnalyzerConfigOptions from, string name, T otherwise, params (string Word, T Value)[] choices)
        {
            if (Value(from, name) is not { } given)
            {
                return otherwise;
            }

            foreach ((string word, T value) in choices)
            {
                if (string.Equals(word, given, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            problems.Add(IdlRules.ItemMetadata.At(where, name.Substring("Tern".Length), given, string.Join(" or ", choices.Select(c => $"'{c.Word}'"))));
            return otherwise;
        }
    }

    // The files of the compiler that carry metadata know no list with semicolons, so the targets write bars.
    private static EquatableArray<string> List(AnalyzerConfigOptions options, string name)
        => (Value(options, name) ?? "").Split('|', ';').Select(part => part.Trim()).Where(part => part.Length > 0).ToEquatableArray();

    private static string? Value(AnalyzerConfigOptions options, string name)
        => options.TryGetValue(Prefix + name, out string? value) && value.Trim() is { Length: > 0 } text ? text : null;

    private static string Relative(string folder, string path)
    {
        string[] from = folder.Split('/');
        string[] to = path.Split('/');
        int common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
        {
            common++;
        }

        // Without a common root there is no relative path; the name alone says nothing about the machine.
        return folder.Length == 0 || common <= 1
            ? to[to.Length - 1]
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
