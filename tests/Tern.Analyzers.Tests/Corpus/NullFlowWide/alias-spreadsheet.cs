// case: alias-spreadsheet
// category: aliasing
// rationale: two names for one cell and two parameters for one sheet: clearing through one breaks the other
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.AliasSpreadsheet;

public sealed class Cell
{
    public string? Formula { get; set; }
}

public sealed class Sheet
{
    public Cell Active { get; } = new() { Formula = "=A1+B1" };

    public string? Title { get; set; } = "Sheet1";
}

public static class Editor
{
    public static int Rewrite(Sheet sheet)
    {
        var before = sheet.Active;
        before.Formula = "=SUM(A1:B1)";
        sheet.Active.Formula = null;
        return before.Formula.Length; // want: null-deref
    }

    public static int RewriteOther(Sheet sheet)
    {
        var before = new Cell { Formula = sheet.Active.Formula };
        before.Formula ??= "=0";
        sheet.Active.Formula = null;
        return before.Formula.Length;
    }

    public static int MoveTitle(Sheet from, Sheet to)
    {
        to.Title = from.Title ?? "untitled";
        from.Title = null;
        return to.Title.Length; // want: null-deref
    }

    public static int CopyTitle(Sheet from, Sheet to)
    {
        to.Title = from.Title ?? "untitled";
        return to.Title.Length;
    }
}

public static class Case
{
    public static void Demo1() => Editor.Rewrite(new Sheet());

    public static void Demo2()
    {
        var s = new Sheet();
        Editor.CopyTitle(s, s);
        Editor.MoveTitle(s, s);
    }

    public static void Demo3() => Editor.RewriteOther(new Sheet());

    public static void Demo4() => Editor.MoveTitle(new Sheet(), new Sheet());
}
