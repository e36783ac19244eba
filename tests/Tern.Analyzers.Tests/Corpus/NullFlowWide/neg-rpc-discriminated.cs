// case: neg-rpc-discriminated
// category: negative-rpc
// rationale: presence bits tested through helpers, arms read in a switch over the discriminator, a handler that maps null to an error, metadata with a default
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegRpcDiscriminated;

public enum Contact
{
    None,
    Mail,
    Phone,
}

public sealed class Notice
{
    private byte _present;
    private string? _subject;

    public Contact Via { get; private set; }

    public string? Mail { get; private set; }

    public string? Phone { get; private set; }

    public string? Subject => _subject;

    public bool HasSubject => (_present & 1) != 0;

    public static Notice Decode(params byte[] wire)
    {
        var n = new Notice();
        foreach (byte b in wire)
        {
            switch (b)
            {
                case 1: n._subject = "s"; n._present |= 1; break;
                case 2: (n.Via, n.Mail, n.Phone) = (Contact.Mail, "m@x", null); break;
                case 3: (n.Via, n.Mail, n.Phone) = (Contact.Phone, null, "555"); break;
            }
        }

        return n;
    }
}

public sealed class Context(Dictionary<string, string> metadata)
{
    public string Get(string key, string fallback) => metadata.GetValueOrDefault(key) ?? fallback;
}

public static class Case
{
    private static int Address(Notice n) => n.Via switch
    {
        Contact.Mail => n.Mail.Length, // csc-false
        Contact.Phone => n.Phone.Length, // csc-false
        _ => 0,
    };

    private static int Subject(Notice n) => n.HasSubject ? n.Subject.Length : 0; // csc-false

    private static Task<string?> Lookup(string key) => Task.FromResult(key == "" ? null : key);

    private static async Task<string> Handle(string key) => await Lookup(key) ?? throw new KeyNotFoundException("not found");

    private static async Task<int> Serve(string key)
    {
        try
        {
            return (await Handle(key)).Length;
        }
        catch (KeyNotFoundException e)
        {
            return e.Message.Length;
        }
    }

    public static int Demo1() => Address(Notice.Decode(2)) + Address(Notice.Decode(3)) + Address(Notice.Decode()) + Subject(Notice.Decode(1)) + Subject(Notice.Decode());

    public static async Task<int> Demo2() => await Serve("") + await Serve("k") + new Context(new()).Get("t", "d").Length;
}
