using System.Globalization;
using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Writes values as C#.</summary>
internal sealed class ValueWriter(DeclarationScope scope, IReadOnlyList<KeyValuePair<string, TypeName>> members)
{
    /// <summary>C# expression of a value whose type its place says.</summary>
    public string Of(DeclaredValue value) => value switch
    {
        LiteralValue literal => literal.Text,
        EnumValue { Member: { } member } @enum => $"{scope.InExpression(@enum.Type, members)}.{Identifiers.Escape(member)}",
        EnumValue @enum => $"({scope.Of(@enum.Type)})({@enum.Number.ToString(CultureInfo.InvariantCulture)})",
        ItemsValue items => $"[{string.Join(", ", items.Items.Select(Of))}]",
        EntriesValue { Type.Shape: MapShape.ImmutableDictionary } map
            => $"{scope.Of(map.Type.Name)}.Empty{string.Concat(map.Entries.Select(e => $".SetItem({Of(e.Key)}, {Of(e.Value)})"))}",
        EntriesValue map => $"new() {{ {string.Join(", ", Entries(map))} }}",
        NewValue made => New(made),
        _ => throw new InvalidOperationException($"No C# for {value}."),
    };

    /// <summary>C# expression of a value whose place has the type of an interface.</summary>
    public string OfTyped(DeclaredValue value, TypeModel type) => (value, type) switch
    {
        (_, SetType { Shape: SetShape.ImmutableHashSet } or MapType { Shape: MapShape.ImmutableDictionary }) => Of(value),
        (ItemsValue items, SetType set) => $"new {scope.Of("System.Collections.Generic", "HashSet", scope.Of(set.Element.Name))} {{ {string.Join(", ", items.Items.Select(Of))} }}",
        (LiteralValue, SetType set) => $"new {scope.Of("System.Collections.Generic", "HashSet", scope.Of(set.Element.Name))}()",
        (EntriesValue map, _) => $"new {scope.Of(map.Type.Name)} {{ {string.Join(", ", Entries(map))} }}",
        (LiteralValue, MapType map) => $"new {scope.Of("System.Collections.Generic", "Dictionary", scope.Of(map.Key.Name), scope.Of(map.Value.Name))}()",
        _ => Of(value),
    };

    private IEnumerable<string> Entries(EntriesValue map) => map.Entries.Select(e => $"[{Of(e.Key)}] = {Of(e.Value)}");

    private string New(NewValue made)
    {
        string arguments = string.Join(", ", made.Arguments.Select(Of));
        string head = made.IsDerived ? $"new {scope.Of(made.Type)}" : "new";
        if (made.Members.Count == 0)
        {
            return $"{head}({arguments})";
        }

        string initialised = string.Join(", ", made.Members.Select(m => $"{Identifiers.Escape(m.Member)} = {Of(m.Value)}"));
        return $"{head}{(made.IsDerived && made.Arguments.Count == 0 ? "" : $"({arguments})")} {{ {initialised} }}";
    }
}
