namespace Tern.Governance;

/// <content>Who may end the call, and when its object may serve another: with backups an attempt may still be under way when the caller has its answer.</content>
internal sealed partial class GovernedCall<TArguments, TReply> : ISilentCall
{
    private int _use;
    private int _isClaimed;
    private bool _isShared;

    /// <inheritdoc/>
    public bool IsOver(int use) => Volatile.Read(ref _use) != use || Volatile.Read(ref _isClaimed) != 0;

    /// <inheritdoc/>
    public void OnSilence(int use)
    {
        lock (_onFirstAttempt)
        {
            if (IsOver(use) || _isShared || !_policy.Budget.TryTake())
            {
                return;
            }

            // From here on several attempts hold the object, so it never serves another call.
            _isShared = true;
            _firstEnd = new TaskCompletionSource<TReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _ = HedgeAsync(_firstEnd.Task);
    }

    /// <summary>Takes the right to end the call, or to begin what follows its first attempt.</summary>
    private bool TryClaim()
    {
        if (_policy.Backup is null)
        {
            return true;
        }

        lock (_onFirstAttempt)
        {
            if (_isShared)
            {
                return false;
            }

            Volatile.Write(ref _isClaimed, 1);
            return true;
        }
    }

    /// <summary>Ends this use of the object; <see langword="false"/> if it must not be used again.</summary>
    private bool Retire()
    {
        if (_policy.Backup is null)
        {
            return true;
        }

        lock (_onFirstAttempt)
        {
            Volatile.Write(ref _use, _use + 1);
            Volatile.Write(ref _isClaimed, 0);
            return !_isShared;
        }
    }
}
