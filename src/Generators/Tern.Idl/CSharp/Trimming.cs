using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Finds what the wanted services need.</summary>
/// <remarks>
/// A file whose options name services keeps those, and of its messages what any kept service or any file without such options reaches, and what a comment with <c>@preserve</c> asks for.
/// Enums and constants stay. Source: the IDL trimmer of thriftgo.
/// </remarks>
internal sealed class Trimming
{
    private const string Preserve = "@preserve";

    private readonly SchemaView _view;
    private readonly HashSet<IdlId> _kept = [];
    private readonly Queue<IdlMessage> _waiting = new();

    public Trimming(SchemaView view)
    {
        _view = view;
        foreach (IdlFile file in view.Files)
        {
            KeepRoots(file);
        }

        while (_waiting.Count > 0)
        {
            IdlMessage message = _waiting.Dequeue();
            foreach (IdlField field in view.FieldsOf(message))
            {
                Keep(field.Type);
            }

            // A message stands inside of those that contain it.
            Keep(message.Container);
        }

        ReportMissing();
    }

    /// <summary>Whether a message or service is wanted.</summary>
    public bool Keeps(IdlId id) => _kept.Contains(id);

    private void KeepRoots(IdlFile file)
    {
        EquatableArray<string> wanted = Wanted(file);
        foreach (IdlService service in file.Services.Where(s => wanted.Count == 0 || wanted.Contains(s.Id.Name) || wanted.Contains(s.Id.SimpleName)))
        {
            Keep(service);
        }

        foreach (IdlMessage message in file.Messages.Where(m => wanted.Count == 0 || m.Doc?.Contains(Preserve) == true))
        {
            Keep(message.Id);
        }

        foreach (IdlConstant constant in file.Constants)
        {
            Keep(constant.Type);
        }
    }

    private void Keep(IdlService service)
    {
        if (!_kept.Add(service.Id))
        {
            return;
        }

        if (service.Extends is { } id && _view.Index.Service(id) is { } parent)
        {
            Keep(parent);
        }

        foreach (IdlMethod method in service.Methods)
        {
            Keep(method.Result);
            foreach (IdlField field in method.Parameters.Concat(method.Throws))
            {
                Keep(field.Type);
            }
        }
    }

    private void Keep(IdlType? type)
    {
        switch (type)
        {
            case IdlMessageType message:
                Keep(message.Id);
                break;
            case IdlListType list:
                Keep(list.Element);
                break;
            case IdlSetType set:
                Keep(set.Element);
                break;
            case IdlMapType map:
                Keep(map.Key);
                Keep(map.Value);
                break;
            default:
                break;
        }
    }

    private void Keep(IdlId? id)
    {
        if (id is not null && _view.Has(id) && _view.Index.Message(id) is { } message && _kept.Add(id))
        {
            _waiting.Enqueue(message);
        }
    }

    private void ReportMissing()
    {
        string[] all = [.. _view.Files.SelectMany(f => f.Services).SelectMany(s => new[] { s.Id.Name, s.Id.SimpleName })];
        HashSet<string> reported = new(StringComparer.Ordinal);
        foreach (IdlFile file in _view.Files)
        {
            foreach (string name in Wanted(file).Where(n => !all.Contains(n, StringComparer.Ordinal)))
            {
                if (reported.Add(name))
                {
                    _view.Report(IdlRules.ServiceNotFound.At(new SourceSpan(file.Path, 0, 0, 0, 0, 0, 0), name));
                }
            }
        }
    }

    private EquatableArray<string> Wanted(IdlFile file) => _view.SettingsOf(file).Options.Services;
}
