using Tern.Idl.Thrift.Linking;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

/// <summary>Resolves names between <c>.thrift</c> files and checks what they say.</summary>
internal sealed class ThriftLinker
{
    private readonly ThriftLinkContext _context;
    private readonly List<ThriftScope> _scopes = [];
    private readonly ThriftTypes _types;
    private readonly ThriftValues _values;
    private readonly ThriftEnums _enums;
    private readonly ThriftMessages _messages;
    private readonly ThriftServices _services;

    private ThriftLinker(IdlOptions options, CancellationToken cancellationToken)
    {
        _context = new(options, cancellationToken);
        ThriftNames names = new(_context);
        ThriftFields fields = new(_context);
        _enums = new(_context);
        _types = new(_context, names);
        _values = new(_context, names, _types, _enums, fields);
        _messages = new(_context, _values);
        _services = new(_context, names, _types, fields, _values);
    }

    public static IdlSchema Link(IReadOnlyList<ThriftDocument> documents, IdlOptions options, CancellationToken cancellationToken)
        => new ThriftLinker(options, cancellationToken).Link(documents);

    private IdlSchema Link(IReadOnlyList<ThriftDocument> documents)
    {
        foreach (ThriftDocument document in documents)
        {
            // A path that is given twice is one file.
            if (!_context.Scopes.ContainsKey(document.Path))
            {
                ThriftScope scope = new(document);
                _context.Scopes.Add(document.Path, scope);
                _scopes.Add(scope);
                _context.Diagnostics.AddRange(document.SyntaxErrors);
                Declare(scope);
            }
        }

        _scopes.ForEach(scope => ThriftIncludes.Connect(_context, scope));
        ThriftIncludes.ReportCycles(_context, _scopes);
        FindParents();
        List<IdlFile> files = [.. _scopes.Select(Link)];
        ThriftEndings.Report(_context, files.SelectMany(file => file.Messages));
        _scopes.ForEach(scope => ThriftIncludes.ReportUnused(_context, scope));
        return new(files.ToEquatableArray(), InOrder());
    }

    private void Declare(ThriftScope scope)
    {
        foreach (ThriftDefinition definition in scope.Document.Definitions)
        {
            ThriftSymbol symbol = new(scope, definition);
            if (scope.Symbols.TryGetValue(definition.Name, out ThriftSymbol? first))
            {
                string kind = symbol.Kind.Substring(symbol.Kind.IndexOf(' ') + 1);
                _context.Report(IdlRules.DuplicateName, definition.Where, kind, definition.Name, $"line {first.Definition.Where.StartLine + 1}");
                continue;
            }

            scope.Symbols.Add(definition.Name, symbol);
            scope.InOrder.Add(symbol);
        }
    }

    private void FindParents()
    {
        List<ThriftSymbol> services = [.. _scopes.SelectMany(scope => scope.InOrder).Where(symbol => symbol.Definition is ThriftService)];
        services.ForEach(_services.FindParent);
        _services.CutLines(services);
    }

    private IdlFile Link(ThriftScope scope)
    {
        List<IdlTypedef> typedefs = [];
        List<IdlConstant> constants = [];
        List<IdlEnum> enums = [];
        List<IdlMessage> messages = [];
        List<IdlService> services = [];
        foreach (ThriftSymbol symbol in scope.InOrder)
        {
            _context.CancellationToken.ThrowIfCancellationRequested();
            ThriftDefinition definition = symbol.Definition;
            switch (definition)
            {
                case ThriftTypedef when _types.Resolve(symbol) is { } type:
                    typedefs.Add(new(symbol.Id, type.Type, definition.Doc, definition.Annotations, definition.Where));
                    break;
                case ThriftConst when _values.Resolve(symbol) is { } value && symbol.Type is { } of:
                    constants.Add(new(symbol.Id, of.Type, value.Value, definition.Doc, definition.Annotations, definition.Where));
                    break;
                case ThriftEnum:
                    enums.Add(_enums.Link(symbol));
                    break;
                case ThriftStruct:
                    messages.Add(_messages.Link(symbol));
                    break;
                case ThriftService:
                    services.Add(_services.Link(symbol));
                    break;
            }
        }

        ThriftDocument document = scope.Document;
        return new(
            document.Path,
            IdlSyntax.Thrift,
            Package: "",
            NamespacesOf(document),
            scope.Includes.Where(include => include.Target is not null).Select(include => include.Target!.Path).Distinct().ToEquatableArray(),
            typedefs.ToEquatableArray(),
            constants.ToEquatableArray(),
            enums.ToEquatableArray(),
            messages.ToEquatableArray(),
            services.ToEquatableArray(),
            Annotations: default,
            document.Doc);
    }

    // Apache lets the last line of a language count.
    private EquatableArray<IdlNamespace> NamespacesOf(ThriftDocument document)
    {
        Dictionary<string, ThriftNamespace> last = new(StringComparer.Ordinal);
        foreach (ThriftNamespace line in document.Namespaces)
        {
            if (last.TryGetValue(line.Scope, out ThriftNamespace? before))
            {
                _context.Report(IdlRules.RepeatedNamespace, line.Where, line.Scope, $"{before.Where.StartLine + 1}");
            }

            last[line.Scope] = line;
        }

        return document.Namespaces.Where(line => last[line.Scope] == line).Select(line => new IdlNamespace(line.Scope, line.Name)).ToEquatableArray();
    }

    private EquatableArray<ContractDiagnostic> InOrder()
    {
        Dictionary<string, int> order = _scopes.Select((scope, index) => (scope.Path, index)).ToDictionary(pair => pair.Path, pair => pair.index, StringComparer.Ordinal);
        return _context.Diagnostics
            .OrderBy(diagnostic => order[diagnostic.Where!.File])
            .ThenBy(diagnostic => diagnostic.Where!.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
