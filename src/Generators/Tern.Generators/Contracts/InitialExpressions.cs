using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Generators.CSharp;
using Tern.Schema;
using Tern.Schema.Idl;
using Tern.Schema.Naming;

namespace Tern.Generators.Contracts;

/// <summary>Reads what members begin with where that is more than a constant: collections, messages and cases of unions that are made of constants.</summary>
internal sealed class InitialExpressions(Compilation compilation, CancellationToken cancellationToken)
{
    private const int DeepestNesting = 16;

    private int _depth;

    /// <summary>The value; <see langword="null"/> if it is none that IDL could say, an empty collection, or a mere constant, which others read.</summary>
    public IdlValue? Of(ExpressionSyntax expression, TypeModel type)
        => type is not EnumType and not ScalarType { Kind: not (ScalarKind.ByteArray or ScalarKind.Guid or ScalarKind.Uuid) } && Value(expression, type) is { } value && !IsEmpty(value) ? value : null;

    private static bool IsEmpty(IdlValue value) => value is IdlListValue { Items.Count: 0 } or IdlMapValue { Entries.Count: 0 } or IdlBytes { Value.Count: 0 } or IdlStructValue { Fields.Count: 0 };

    private IdlValue? Value(ExpressionSyntax expression, TypeModel type)
    {
        if (_depth >= DeepestNesting)
        {
            return null;
        }

        _depth++;
        try
        {
            return (Bare(expression), type) switch
            {
                (CollectionExpressionSyntax items, ScalarType { Kind: ScalarKind.ByteArray }) => Bytes(ElementsOf(items)),
                (CollectionExpressionSyntax items, ListType list) => Items(ElementsOf(items), list.Element),
                (CollectionExpressionSyntax items, SetType set) => Items(ElementsOf(items), set.Element),
                (CollectionExpressionSyntax { Elements.Count: 0 }, MapType) => new IdlMapValue(default),
                (BaseObjectCreationExpressionSyntax made, ScalarType { Kind: ScalarKind.Guid or ScalarKind.Uuid }) => Id(made),
                (BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } made, ListType list) => Items(made.Initializer?.Expressions, list.Element),
                (BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } made, SetType set) => Items(made.Initializer?.Expressions, set.Element),
                (BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } made, MapType map) => Entries(made, map),
                (BaseObjectCreationExpressionSyntax made, MessageType message) => Message(made, message),
                (var bare, ScalarType or EnumType) => InitialConstants.ConstantOf(new ParseContext(compilation, cancellationToken).ConstantOf(bare), type),
                _ => null,
            };
        }
        finally
        {
            _depth--;
        }
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }

    private static IEnumerable<ExpressionSyntax>? ElementsOf(CollectionExpressionSyntax items)
        => items.Elements.All(e => e is ExpressionElementSyntax) ? items.Elements.Select(e => ((ExpressionElementSyntax)e).Expression) : null;

    private IdlListValue? Items(IEnumerable<ExpressionSyntax>? elements, TypeModel type)
    {
        IdlValue?[]? values = elements?.Select(e => Value(e, type)).ToArray();
        return values is null || values.Any(v => v is null) ? null : new IdlListValue(values.Select(v => v!).ToEquatableArray());
    }

    private IdlBytes? Bytes(IEnumerable<ExpressionSyntax>? elements)
    {
        var context = new ParseContext(compilation, cancellationToken);
        int?[]? values = elements?.Select(e => context.ConstantOf(e) is IConvertible number and not string ? (int?)number.ToInt32(System.Globalization.CultureInfo.InvariantCulture) : null).ToArray();
        return values is null || values.Any(v => v is null or < 0 or > 255) ? null : new IdlBytes(values.Select(v => (byte)v!.Value).ToEquatableArray());
    }

    private IdlText? Id(BaseObjectCreationExpressionSyntax made)
        => made is { Initializer: null, ArgumentList.Arguments: { Count: 1 } arguments } && new ParseContext(compilation, cancellationToken).ConstantOf(arguments[0].Expression) is string text && Guid.TryParse(text, out Guid id)
            ? new IdlText(id.ToString("D"))
            : null;

    // { [key] = value } and { { key, value } }
    private IdlMapValue? Entries(BaseObjectCreationExpressionSyntax made, MapType type)
    {
        List<IdlMapEntry> entries = [];
        foreach (ExpressionSyntax entry in made.Initializer?.Expressions ?? [])
        {
            (ExpressionSyntax Key, ExpressionSyntax Value)? pair = entry switch
            {
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } index } } assignment => (index[0].Expression, assignment.Right),
                InitializerExpressionSyntax { Expressions: { Count: 2 } both } => (both[0], both[1]),
                _ => null,
            };
            if (pair is not { } found || Value(found.Key, type.Key) is not { } key || Value(found.Value, type.Value) is not { } value)
            {
                return null;
            }

            entries.Add(new IdlMapEntry(key, value));
        }

        return new IdlMapValue(entries.ToEquatableArray());
    }

    // new() { Member = value }, and new Payment.Card(value), whose one field is the case.
    private IdlStructValue? Message(BaseObjectCreationExpressionSyntax made, MessageType type)
    {
        if (!compilation.ContainsSyntaxTree(made.SyntaxTree) || compilation.GetSemanticModel(made.SyntaxTree).GetTypeInfo(made, cancellationToken).Type is not INamedTypeSymbol created)
        {
            return null;
        }

        if (type.IsUnion)
        {
            return Case(made, created, type);
        }

        List<IdlFieldValue> fields = [];
        IMethodSymbol? constructor = compilation.GetSemanticModel(made.SyntaxTree).GetSymbolInfo(made, cancellationToken).Symbol as IMethodSymbol;
        foreach ((ArgumentSyntax argument, int i) in (made.ArgumentList?.Arguments ?? default).Select((a, i) => (a, i)))
        {
            string? name = argument.NameColon?.Name.Identifier.ValueText ?? (constructor is not null && i < constructor.Parameters.Length ? constructor.Parameters[i].Name : null);
            if (name is null || !Add(fields, created, created.GetMembers().FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase) && m is IPropertySymbol), argument.Expression))
            {
                return null;
            }
        }

        foreach (ExpressionSyntax member in made.Initializer?.Expressions ?? [])
        {
            if (member is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment
                || !Add(fields, created, created.BasesAndSelf().SelectMany(t => t.GetMembers(name.Identifier.ValueText)).FirstOrDefault(), assignment.Right))
            {
                return null;
            }
        }

        return new IdlStructValue(new IdlId("", type.ProtobufName), fields.ToEquatableArray());
    }

    private IdlStructValue? Case(BaseObjectCreationExpressionSyntax made, INamedTypeSymbol created, MessageType union)
    {
        ExpressionSyntax? value = made.ArgumentList?.Arguments.Count == 1 ? made.ArgumentList.Arguments[0].Expression : null;
        ISymbol? member = created.GetMembers().FirstOrDefault(m => m is IPropertySymbol { IsImplicitlyDeclared: false, Name: not "EqualityContract" });
        List<IdlFieldValue> fields = [];
        string name = MemberCollector.WireNameOf(created.FindAttribute(ContractNames.RpcField), WireNames.OfMember(created.Name));
        return value is not null && Add(fields, name, (member as IPropertySymbol)?.Type, value) ? new IdlStructValue(new IdlId("", union.ProtobufName), fields.ToEquatableArray()) : null;
    }

    private bool Add(List<IdlFieldValue> fields, INamedTypeSymbol type, ISymbol? member, ExpressionSyntax value)
    {
        if (member is null)
        {
            return false;
        }

        AttributeData? attribute = member.FindAttribute(ContractNames.RpcField)
            ?? type.InstanceConstructors.SelectMany(c => c.Parameters).FirstOrDefault(p => MemberCollector.Fills(p, member))?.FindAttribute(ContractNames.RpcField);
        return attribute is not null && Add(fields, MemberCollector.WireNameOf(attribute, WireNames.OfMember(member.Name)), (member as IPropertySymbol)?.Type, value);
    }

    private bool Add(List<IdlFieldValue> fields, string name, ITypeSymbol? type, ExpressionSyntax value)
    {
        if (type is null
            || TypeParser.Parse(new ParseContext(compilation, cancellationToken), type, new TypeUse(name, null, IsOpen: false)) is not { } used
            || Value(value, used.Type) is not { } known)
        {
            return false;
        }

        fields.Add(new IdlFieldValue(name, known));
        return true;
    }
}
