using System.Globalization;
using Tern.Schema.Idl;

namespace Tern.Idl.Locking;

/// <summary>Spells default values in locks: equal values are equal text.</summary>
public static class IdlValueText
{
    /// <summary>The value as text.</summary>
    public static string Of(IdlValue value) => value switch
    {
        IdlBool b => b.Value ? "true" : "false",
        IdlInteger i => i.Value.ToString(CultureInfo.InvariantCulture),
        IdlDouble d => d.Value.ToString("R", CultureInfo.InvariantCulture),
        IdlText t => "\"" + t.Value + "\"",
        IdlBytes b => "0x" + string.Concat(b.Value.Select(x => x.ToString("x2", CultureInfo.InvariantCulture))),
        IdlEnumConstant e => e.Value.ToString(CultureInfo.InvariantCulture),
        IdlListValue l => $"[{string.Join(";", l.Items.Select(Of))}]",
        IdlMapValue m => $"{{{string.Join(";", m.Entries.Select(e => $"{Of(e.Key)}:{Of(e.Value)}"))}}}",
        IdlStructValue s => $"{{{string.Join(";", s.Fields.Select(f => $"{f.Name}:{Of(f.Value)}"))}}}",
        _ => value.ToString(),
    };
}
