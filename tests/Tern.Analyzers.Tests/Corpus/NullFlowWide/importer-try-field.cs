// case: importer-try-field
// category: try-pattern
// rationale: a field reader's answer is ignored for the last column; a row reader reports success for a comment without a row
// csc: none

namespace NullSafety.ImporterTryField;

public sealed record Contact(string Name, string Mail);

public ref struct FieldReader
{
    private ReadOnlySpan<char> _rest;
    private bool _done;

    public FieldReader(ReadOnlySpan<char> line)
    {
        _rest = line;
        _done = false;
    }

    public bool TryNext(out string field)
    {
        if (_done)
        {
            field = null!;
            return false;
        }
        int comma = _rest.IndexOf(',');
        _done = comma < 0;
        field = (_done ? _rest : _rest[..comma]).ToString();
        _rest = _done ? default : _rest[(comma + 1)..];
        return true;
    }
}

public sealed class ContactImporter
{
    private int _line;
    // true: the line was understood
    private bool TryReadRow(string line, out Contact contact)
    {
        _line++;
        contact = null!;
        if (line.StartsWith('#')) return true;

        var reader = new FieldReader(line);
        if (!reader.TryNext(out var name) || !reader.TryNext(out var mail)) return false;
        contact = new Contact(name, mail);
        return true;
    }

    public static string Domain(string line)
    {
        var reader = new FieldReader(line);
        reader.TryNext(out _);
        reader.TryNext(out var mail);
        return mail.Substring(mail.IndexOf('@') + 1); // want: null-deref
    }

    public static string DomainOrEmpty(string line)
    {
        var reader = new FieldReader(line);
        if (!reader.TryNext(out _) || !reader.TryNext(out var mail)) return "";
        return mail.Substring(mail.IndexOf('@') + 1);
    }

    public int TotalNameLength(IEnumerable<string> lines)
    {
        int total = 0;
        foreach (var line in lines)
        {
            if (TryReadRow(line, out var contact))
            {
                total += contact.Name.Length; // want: null-deref
            }
        }
        return total;
    }

    public List<string> Mails(IEnumerable<string> lines)
    {
        var mails = new List<string>();
        foreach (var line in lines)
        {
            if (TryReadRow(line, out var contact) && contact is not null) mails.Add(contact.Mail.ToLowerInvariant());
        }

        return mails;
    }
}

public static class Case
{
    private static readonly string[] Lines = { "ann,ann@x.org", "# old", "bob" };

    public static void DemoDomain() => ContactImporter.Domain("bob");
    public static void DemoDomainSafe() => ContactImporter.DomainOrEmpty("bob");
    public static void DemoTotal() => new ContactImporter().TotalNameLength(Lines);
    public static void DemoMails() => new ContactImporter().Mails(Lines);
}
