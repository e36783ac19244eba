// case: interface-report-templates
// category: override
// rationale: a template method whose overrides return null, an explicit interface property, and a default interface method
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.InterfaceReportTemplates;

public abstract class Report
{
    protected virtual string Title() => "untitled";

    protected abstract IReadOnlyList<string> Rows();

    public int Height()
    {
        int head = Title().Length; // want: null-deref
        return head + Rows().Count; // want: null-deref
    }
}

public sealed class SalesReport : Report
{
    protected override string Title() => "sales";

    protected override IReadOnlyList<string> Rows() => ["r"];
}

public sealed class EmptyReport : Report
{
    protected override IReadOnlyList<string> Rows() => null!;
}

public sealed class DraftReport : Report
{
    protected override string Title() => Environment.GetEnvironmentVariable("BLIND_NO_TITLE")!;

    protected override IReadOnlyList<string> Rows() => [];
}

public interface INamed
{
    string Alias { get; }

    string Label() => "[" + Alias.Trim() + "]"; // want: null-deref
}

public sealed class Printer : INamed
{
    string INamed.Alias => _alias;

    private string _alias = null!;

    public Printer Rename(string alias)
    {
        _alias = alias;
        return this;
    }
}

public sealed class Scanner : INamed
{
    public string Alias => "scan";
}

public static class Case
{
    private static string LabelOf(INamed n) => n.Label();

    public static int Demo1() => new SalesReport().Height();

    public static int Demo2() => new EmptyReport().Height();

    public static int Demo3() => new DraftReport().Height();

    public static string Demo4() => LabelOf(new Printer());

    public static string Demo5() => LabelOf(new Scanner()) + LabelOf(new Printer().Rename("p"));
}
