using System.Globalization;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Where a list of fields stands.</summary>
internal enum FieldsPlace
{
    Struct,
    Union,
    Arguments,
    Throws,
}

/// <summary>A field with its id.</summary>
/// <param name="Field">The field.</param>
/// <param name="Index">Its position among all that are written.</param>
/// <param name="Id">Its id.</param>
/// <param name="Presence">Its presence, which depends on the place too.</param>
internal sealed record NumberedField(ThriftField Field, int Index, int Id, IdlPresence Presence);

/// <summary>Numbers fields and checks what all lists of fields have in common.</summary>
internal sealed class ThriftFields(ThriftLinkContext context)
{
    /// <summary>The fields without those that are wrong, with their ids and their presence; types and defaults are the caller's.</summary>
    public IEnumerable<NumberedField> Number(IReadOnlyList<ThriftField> fields, FieldsPlace place)
    {
        Dictionary<int, string> byId = [];
        Dictionary<string, int> byName = new(StringComparer.Ordinal);
        List<NumberedField> result = [];
        long? free = null;
        Numbering numbering = new(fields.Count > 0 && context.Options.HasNegativeFieldIds(fields[0].Where.File));
        for (int i = 0; i < fields.Count; i++)
        {
            ThriftField field = fields[i];
            long id = numbering.Next(field.Id);
            ReportId(field, id, place);
            IdlPresence presence = PresenceOf(field, place);
            if (id is < short.MinValue or > short.MaxValue)
            {
                context.Report(IdlRules.FieldIdOutOfRange, field.IdWhere ?? field.Where, Text(id), field.Name);
            }
            else if (byName.TryGetValue(field.Name, out int sameName))
            {
                context.Report(IdlRules.DuplicateFieldName, field.Where, field.Name, Text(sameName));
            }
            else if (byId.TryGetValue((int)id, out string? sameId))
            {
                free = free is null ? FreeId(fields) : free + 1;
                context.Report(IdlRules.DuplicateFieldId, field.IdWhere ?? field.Where, field.Name, Text(id), sameId, Text(free.Value));
            }
            else if (id == 0 && place == FieldsPlace.Throws)
            {
                context.Report(IdlRules.ThrowsResultId, field.IdWhere ?? field.Where, field.Name);
            }
            else
            {
                result.Add(new(field, i, (int)id, presence));
            }

            if (!byName.ContainsKey(field.Name))
            {
                byName.Add(field.Name, (int)Math.Max(short.MinValue, Math.Min(short.MaxValue, id)));
            }

            if (id is >= short.MinValue and <= short.MaxValue && !byId.ContainsKey((int)id))
            {
                byId.Add((int)id, field.Name);
            }
        }

        return result;
    }

    private void ReportId(ThriftField field, long id, FieldsPlace place)
    {
        if (field.Id is null)
        {
            context.Report(IdlRules.MissingFieldId, field.Where, field.Name, Text(id));
        }
        else if (field.Id <= 0 && !(field.Id == 0 && place == FieldsPlace.Throws))
        {
            string remark = context.Options.HasNegativeFieldIds(field.Where.File)
                ? $"Apache's numbering makes it {Text(id)}"
                : "Apache's compiler replaces it by a number of its own";
            context.Report(IdlRules.FieldIdNotPositive, field.IdWhere!, Text(field.Id.Value), field.Name, remark);
        }
    }

    private IdlPresence PresenceOf(ThriftField field, FieldsPlace place)
    {
        string word = field.Presence == IdlPresence.Required ? "required" : "optional";
        string? ignored = place switch
        {
            FieldsPlace.Union when field.Presence == IdlPresence.Required => "a field of a union, of which one is set",
            FieldsPlace.Arguments when field.Presence != IdlPresence.Default => "an argument",
            FieldsPlace.Throws when field.Presence != IdlPresence.Default => "an exception, of which at most one is thrown",
            _ => null,
        };
        if (ignored is not null)
        {
            context.Report(IdlRules.PresenceIgnored, field.PresenceWhere!, word, ignored);
        }

        return place switch
        {
            FieldsPlace.Struct => field.Presence,
            FieldsPlace.Arguments => IdlPresence.Default,
            _ => IdlPresence.Optional,
        };
    }

    private static long FreeId(IReadOnlyList<ThriftField> fields)
        => Math.Max(0, fields.Where(field => field.Id <= short.MaxValue).Max(field => field.Id ?? 0)) + 1;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives ids to fields without one: Kitex's thriftgo goes on behind the last id, Apache goes down from −1 and replaces what is not positive.</summary>
    private sealed class Numbering(bool isNegative)
    {
        private long _last;

        public long Next(long? written)
        {
            if (!isNegative)
            {
                return _last = written ?? _last + 1;
            }

            return written > 0 ? written.Value : --_last;
        }
    }
}
