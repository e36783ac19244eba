// case: primary-ctor-mail-merge
// category: primary-constructor
// rationale: a captured primary constructor parameter is a field: it holds the null it was given or the one a method stored
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.PrimaryCtorMailMerge;

public sealed class Template(string text)
{
    public string Fill(string name) => text.Replace("{name}", name);
}

public sealed class Signature(string author, string company)
{
    public string Short() => author + ".";

    public int Width()
    {
        return author.Length + company.Length; // want: null-deref
    }
}

public sealed class MergeJob(Template template, List<string> recipients)
{
    public int Sent { get; private set; }

    public void Run()
    {
        foreach (var name in recipients)
        {
            Sent += template.Fill(name).Length; // want: null-deref
        }
    }

    public void Abort() => template = null!;
}

public sealed class PoliteJob(Template template, List<string> recipients)
{
    private bool _aborted;

    public int Sent { get; private set; }

    public void Run()
    {
        if (_aborted)
        {
            return;
        }

        foreach (var name in recipients)
        {
            Sent += template.Fill(name).Length;
        }
    }

    public void Abort() => _aborted = true;
}

public static class Case
{
    private static string? CompanyOf(string mail)
    {
        int at = mail.IndexOf('@');
        return at < 0 ? null : mail[(at + 1)..];
    }

    private static List<string> Names() => new() { "Ann", "Ben" };

    public static void DemoPrivatePerson()
    {
        var signature = new Signature("Ann", CompanyOf("ann")!);
        signature.Short();
        signature.Width();
    }

    public static void DemoCompany() => new Signature("Ann", CompanyOf("ann@acme.test") ?? "").Width();

    public static void DemoAborted()
    {
        var job = new MergeJob(new Template("Dear {name}"), Names());
        job.Run();
        job.Abort();
        job.Run();
    }

    public static void DemoPoliteAbort()
    {
        var job = new PoliteJob(new Template("Dear {name}"), Names());
        job.Abort();
        job.Run();
    }
}
