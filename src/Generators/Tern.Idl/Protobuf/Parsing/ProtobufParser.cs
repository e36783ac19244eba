using Tern.Idl.Protobuf.Syntax;
using Tern.Idl.Text;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Parsing;

/// <summary>
/// Reads <c>.proto</c> files: proto2, proto3 and editions. Recursive descent with bounded depth; a statement that cannot be read is reported and skipped, and every token is looked at a bounded number of
/// times. It accepts what <c>protoc</c>'s parser accepts; whether that makes sense is for the linker to say.
/// </summary>
internal sealed partial class ProtobufParser
{
    /// <summary>How deep messages may be nested, as in <c>protoc</c>.</summary>
    public const int MaxMessageDepth = 31;

    /// <summary>How many parts a package may have, as in <c>protoc</c>: a name is looked for in each of them.</summary>
    public const int MaxPackageParts = 101;

    private readonly string _text;
    private readonly SyntaxErrors _errors;
    private readonly ProtoToken[] _tokens;
    private readonly DocComments _docs;
    private readonly CancellationToken _cancellationToken;
    private ProtoEdition _edition;
    private int _position;
    private int _statement;
    private int _depth;

    private ProtobufParser(string path, string text, CancellationToken cancellationToken)
    {
        _text = text;
        _cancellationToken = cancellationToken;
        _errors = new(new SourceMap(path, text));
        _tokens = ProtobufLexer.Tokenize(text, _errors, cancellationToken);
        _docs = new(text, _tokens);
    }

    /// <summary>Reads a file. Every text gives a document.</summary>
    public static ProtobufDocument Parse(string path, string text, CancellationToken cancellationToken)
    {
        ProtobufParser parser = new(path, text, cancellationToken);
        ProtoFile file = parser.ParseFile();
        return new(
            path,
            file.Imports.Select(import => new IdlInclude(import.Path, import.Kind == ProtoImportKind.Public, import.Where)).ToEquatableArray(),
            parser._errors.Found.ToEquatableArray())
        {
            File = file,
        };
    }

    private ProtoFile ParseFile()
    {
        FileBuilder file = new();
        bool beginsWithHead = At("syntax") || At("edition") || At("package") || At("import") || At("option") || AtEnd;
        string? doc = _docs.OfFile(beginsWithHead);
        ProtoSyntaxLine? syntax = At("syntax") || At("edition") ? ParseSyntax() : null;
        if (ProtoEditions.Of(syntax) is { } edition)
        {
            _edition = edition;
        }
        else
        {
            _errors.Add(IdlRules.ProtobufSyntax, syntax!.Where, syntax.Value);
            _edition = syntax.IsEdition ? ProtoEdition.Edition2023 : ProtoEdition.Proto3;
        }

        while (!AtEnd)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _statement = _position;
            if (!ParseTopLevel(file))
            {
                SkipStatement();
            }
        }

        return file.Build(syntax, doc);
    }

    private ProtoSyntaxLine? ParseSyntax()
    {
        bool isEdition = At("edition");
        _position++;
        int value = _position + 1;
        if (!Expect("=") || TakeText("the name of a syntax in quotes") is not { } name)
        {
            SkipStatement();
            return null;
        }

        ProtoSyntaxLine line = new(isEdition, name.Text, SpanFrom(value));
        ExpectEnd();
        return line;
    }

    private bool ParseTopLevel(FileBuilder file)
    {
        if (TryTake(";"))
        {
            return true;
        }

        int first = _position;
        ProtoVisibility visibility = ParseVisibility();
        switch (CurrentText)
        {
            case "message":
                return ParseMessage(first, visibility, file.Messages);
            case "enum":
                return ParseEnum(first, visibility, file.Enums);
        }

        if (visibility != ProtoVisibility.Unset)
        {
            ReportExpected("'message' or 'enum' behind 'export' or 'local'");
            return false;
        }

        switch (CurrentText)
        {
            case "service":
                return ParseService(first, file.Services);
            case "extend":
                return ParseExtend(file.Extends);
            case "import":
                return ParseImport(file);
            case "package":
                return ParsePackage(file);
            case "option":
                return ParseOptionStatement(file.Options);
            case "}":
                Report(_position, "there is no '{' that this '}' closes");
                _position++;
                return true;
            case "syntax" or "edition":
                Report(_position, $"'{CurrentText}' must be the first statement of a file");
                return false;
            default:
                ReportExpected("'message', 'enum', 'service', 'extend', 'import', 'package' or 'option'");
                return false;
        }
    }

    // In older editions the words are ordinary names, and no statement begins with one.
    private ProtoVisibility ParseVisibility()
    {
        if (_edition < ProtoEdition.Edition2024)
        {
            return ProtoVisibility.Unset;
        }

        return TryTake("export") ? ProtoVisibility.Export : TryTake("local") ? ProtoVisibility.Local : ProtoVisibility.Unset;
    }

    private bool ParsePackage(FileBuilder file)
    {
        int keyword = _position++;
        if (TakeQualifiedName("a package name", mayBeginWithDot: false) is not { } name)
        {
            return false;
        }

        if (file.Package is { } other)
        {
            Report(keyword, $"a file has one package line; the package is '{other.Text}' already");
        }

        if (name.Text.Count(c => c == '.') >= MaxPackageParts)
        {
            _errors.Add(IdlRules.Syntax, name.Where, $"a package has at most {MaxPackageParts} parts");
            return ExpectEnd();
        }

        file.Package ??= name;
        return ExpectEnd();
    }

    private bool ParseImport(FileBuilder file)
    {
        int keyword = _position++;
        ProtoImportKind kind = At("public") ? ProtoImportKind.Public : At("weak") ? ProtoImportKind.Weak : At("option") ? ProtoImportKind.Option : ProtoImportKind.Plain;
        SourceSpan? kindWhere = null;
        if (kind != ProtoImportKind.Plain)
        {
            kindWhere = SpanOf(_position++);
        }

        int start = _position;
        if (TakeText("the path of a file in quotes") is not { } path)
        {
            return false;
        }

        if (kind != ProtoImportKind.Option && file.Imports.Count > 0 && file.Imports[file.Imports.Count - 1].Kind == ProtoImportKind.Option)
        {
            Report(keyword, "'import option' lines stand behind all other imports");
        }

        file.Imports.Add(new(path.Text, kind, SpanFrom(start), kindWhere));
        return ExpectEnd();
    }

    /// <summary>Collects what stands in a file.</summary>
    private sealed class FileBuilder
    {
        public ProtoName? Package { get; set; }

        public List<ProtoImport> Imports { get; } = [];

        public List<ProtoOption> Options { get; } = [];

        public List<ProtoMessage> Messages { get; } = [];

        public List<ProtoEnum> Enums { get; } = [];

        public List<ProtoExtend> Extends { get; } = [];

        public List<ProtoService> Services { get; } = [];

        public ProtoFile Build(ProtoSyntaxLine? syntax, string? doc) => new(
            syntax,
            Package,
            Imports.ToEquatableArray(),
            Options.ToEquatableArray(),
            Messages.ToEquatableArray(),
            Enums.ToEquatableArray(),
            Extends.ToEquatableArray(),
            Services.ToEquatableArray(),
            doc);
    }
}
