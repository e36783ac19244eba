// case: oblivious-mail-merge
// category: oblivious
// rationale: code without annotations hands nulls through several helpers, a field and an argument
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ObliviousMailMerge;

#nullable disable
public sealed class Contact
{
    public string Given;
    public string Family = "Berg";
    public Contact Referrer;
}

public static class Directory
{
    private static readonly Contact[] s_all = [new Contact { Given = "Tove" }];

    public static Contact Lookup(string family)
    {
        foreach (var contact in s_all)
        {
            if (contact.Family == family)
            {
                return contact;
            }
        }

        return null;
    }

    public static Contact ByCard(string card) => Normalise(card) is var key && key.Length > 2 ? Lookup(key) : s_all[0];

    private static string Normalise(string card) => card.Trim();

    public static string ReferrerOf(string card) => Via(ByCard(card));

    private static string Via(Contact contact)
    {
        var by = contact.Referrer; // want: null-deref
        return by == null ? "" : by.Family;
    }
}

public static class Merge
{
    public static int Salute(string name, string title)
    {
        int n = title == null ? 0 : title.Length;
        return n + name.Length; // want: null-deref
    }

    public static int Greeting(Contact contact) => Salute(contact.Given, null);
}
#nullable restore

public static class Demos
{
    private static int Letter(string family)
    {
        var contact = Directory.Lookup(family);
        return contact.Referrer.Family.Length; // want: null-deref
    }

    private static int Envelope(string family)
    {
        var contact = Directory.Lookup(family) ?? new Contact();
        return contact.Family.Length + (contact.Referrer?.Family.Length ?? 0);
    }

    public static void Demo1() => Directory.ReferrerOf("Lind");
    public static void Demo2() => Directory.ReferrerOf("x");
    public static void Demo3() => Merge.Greeting(new Contact());
    public static void Demo4() => Merge.Salute("Ann", null!);
    public static void Demo5() => Letter("Berg");
    public static void Demo6() => Envelope("Lind");
}
