using System.Globalization;
using System.Text;
using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Spells Thrift constants.</summary>
/// <param name="file">The file that they stand in.</param>
internal sealed class ThriftLiterals(IdlFile file)
{
    /// <summary>A value.</summary>
    public string Of(IdlValue value) => value switch
    {
        IdlBool b => b.Value ? "true" : "false",
        IdlInteger i => i.Value.ToString(CultureInfo.InvariantCulture),
        IdlDouble d => Double(d.Value),
        IdlText t => Text(t.Value),
        IdlBytes b => Text(Encoding.UTF8.GetString([.. b.Value])),
        IdlEnumConstant { Name: { } name } e => $"{NameOf(e.Enum)}.{name}",
        IdlEnumConstant e => e.Value.ToString(CultureInfo.InvariantCulture),
        IdlListValue l => $"[{string.Join(", ", l.Items.Select(Of))}]",
        IdlMapValue { Entries.Count: 0 } => "{}",
        IdlMapValue m => $"{{ {string.Join(", ", m.Entries.Select(e => $"{Of(e.Key)}: {Of(e.Value)}"))} }}",
        IdlStructValue { Fields.Count: 0 } => "{}",
        IdlStructValue s => $"{{ {string.Join(", ", s.Fields.Select(f => $"{Text(f.Name)}: {Of(f.Value)}"))} }}",
        _ => throw IdlWriter.CannotSay(file, value.GetType().Name),
    };

    /// <summary>A definition as this file names it: qualified by the include that holds it.</summary>
    public string NameOf(IdlId id) => id.File == file.Path ? id.Name : $"{IdlPath.StemOf(id.File)}.{id.Name}";

    /// <summary>Text in quotes. Double ones, unless only the text itself has them: not every compiler knows escapes.</summary>
    public static string Text(string value)
    {
        char quote = value.Contains('"') && !value.Contains('\'') ? '\'' : '"';
        var text = new StringBuilder().Append(quote);
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when c == quote => "\\" + c,
                _ => c.ToString(),
            });
        }

        return text.Append(quote).ToString();
    }

    // A point or an exponent, or thriftgo takes it for an integer.
    private string Double(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw IdlWriter.CannotSay(file, "literal for NaN and infinity");
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }
}
