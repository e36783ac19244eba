using Tern.Idl.Text;
using Tern.Schema;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Connects files with those that they include.</summary>
internal static class ThriftIncludes
{
    /// <summary>Finds the included files, and reports those that are missing.</summary>
    public static void Connect(ThriftLinkContext context, ThriftScope scope)
    {
        foreach (IdlInclude line in scope.Document.Includes)
        {
            ThriftScope? target = null;
            List<string> candidates = [.. IncludeCandidates.Of(scope.Document, line.Path, context.Options)];
            foreach (string candidate in candidates)
            {
                if (context.Scopes.TryGetValue(candidate, out target))
                {
                    break;
                }
            }

            if (target is null)
            {
                context.Report(IdlRules.IncludeNotFound, line.Where, line.Path, string.Join(", ", candidates));
            }

            ThriftInclude include = new(line, target);
            string stem = IdlPath.StemOf(IdlPath.Normalize(line.Path));
            scope.Includes.Add(include);
            if (!scope.ByStem.TryGetValue(stem, out List<ThriftInclude>? includes))
            {
                scope.ByStem.Add(stem, includes = []);
            }

            includes.Add(include);
        }
    }

    /// <summary>Reports each include that closes a circle, with the way around.</summary>
    public static void ReportCycles(ThriftLinkContext context, IEnumerable<ThriftScope> scopes)
    {
        HashSet<ThriftScope> done = [];
        foreach (ThriftScope start in scopes)
        {
            // A walk in depth; its own stack, because chains of includes may be long.
            List<(ThriftScope Scope, int Next)> path = [];
            HashSet<ThriftScope> open = [];
            Push(start);
            while (path.Count > 0)
            {
                (ThriftScope scope, int next) = path[path.Count - 1];
                if (next == scope.Includes.Count)
                {
                    path.RemoveAt(path.Count - 1);
                    open.Remove(scope);
                    continue;
                }

                path[path.Count - 1] = (scope, next + 1);
                if (scope.Includes[next].Target is not { } target)
                {
                    continue;
                }

                if (!open.Contains(target))
                {
                    Push(target);
                    continue;
                }

                scope.Includes[next].IsUsed = true;
                IEnumerable<string> circle = path.Select(step => step.Scope).SkipWhile(step => step != target).Append(target).Select(step => step.Path);
                context.Report(IdlRules.IncludeCycle, scope.Includes[next].Line.Where, Circle.Describe(circle));
            }

            void Push(ThriftScope scope)
            {
                if (done.Add(scope))
                {
                    open.Add(scope);
                    path.Add((scope, 0));
                }
            }
        }
    }

    /// <summary>Reports includes of which nothing is used.</summary>
    public static void ReportUnused(ThriftLinkContext context, ThriftScope scope)
    {
        foreach (ThriftInclude include in scope.Includes)
        {
            if (!include.IsUsed && include.Target is not null)
            {
                context.Report(IdlRules.UnusedInclude, include.Line.Where, include.Line.Path);
            }
        }
    }
}
