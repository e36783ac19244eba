using System.Globalization;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Numbers the items of enums and checks them.</summary>
internal sealed class ThriftEnums(ThriftLinkContext context)
{
    /// <summary>The items of an enum.</summary>
    public EnumItems ItemsOf(ThriftSymbol symbol) => symbol.Items ??= Link((ThriftEnum)symbol.Definition);

    /// <summary>The linked enum.</summary>
    public IdlEnum Link(ThriftSymbol symbol)
    {
        ThriftDefinition definition = symbol.Definition;
        return new(symbol.Id, null, ItemsOf(symbol).InOrder.ToEquatableArray(), IsClosed: false, definition.Doc, definition.Annotations, definition.Where);
    }

    private EnumItems Link(ThriftEnum definition)
    {
        EnumItems items = new();
        long next = 0;
        foreach (ThriftEnumItem item in definition.Items)
        {
            long value = item.Value ?? next;
            if (!items.Names.Add(item.Name))
            {
                context.Report(IdlRules.DuplicateEnumItem, item.Where, definition.Name, item.Name);
                continue;
            }

            if (value is < int.MinValue or > int.MaxValue)
            {
                context.Report(IdlRules.EnumValueOutOfRange, item.ValueWhere ?? item.Where, item.Name, value.ToString(CultureInfo.InvariantCulture));
                continue;
            }

            next = value + 1;
            IdlEnumValue linked = new(item.Name, (int)value, item.Doc, item.Annotations, item.Where);
            items.InOrder.Add(linked);
            items.ByName.Add(item.Name, linked);
            if (items.ByValue.TryGetValue(linked.Value, out IdlEnumValue? first))
            {
                context.Report(IdlRules.DuplicateEnumValue, item.ValueWhere ?? item.Where, item.Name, value.ToString(CultureInfo.InvariantCulture), first.Name);
            }
            else
            {
                items.ByValue.Add(linked.Value, linked);
            }
        }

        return items;
    }
}
