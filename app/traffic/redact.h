#pragma once
#include "app/core/secret.h"
#include "app/traffic/needles.h"
#include "app/traffic/record.h"

namespace traffic {

/// Cuts secrets out of what is about to become a record: by key (`token`, `access_token`, `clientSecret`, `auth_token`,
/// `rkey`, presigned URLs …) and by value (every live secret: raw, URL-encoded, base64 at all three alignments,
/// JSON-escaped, hex). Everything else stays byte-identical. Thread: one object per thread.
/// Source: product 7.
class Redactor
{
public:
    /// Adds a secret whose value must never stand in a record; empty and very short values (< 4 bytes) are ignored.
    void addSecret(const core::Secret &secret, Splice::What what);

    [[nodiscard]] Body body(QByteArrayView text) const;
    [[nodiscard]] QList<Header> headers(QList<Header> headers) const;
    /// A URL or a short text (error string) with the same cuts.
    [[nodiscard]] QString text(const QString &text) const;

    /// What the program notes itself, not redacted yet: its detail, its message's text, what it hangs on and its body.
    [[nodiscard]] Entry entry(Entry entry) const;

private:
    NeedleSet m_needles; // every spelling of every secret
};

/// The marker that stands where a secret was: `[cut: token, 57 bytes]`.
[[nodiscard]] QByteArray spliceMarker(Splice::What what, qsizetype cutLength);
/// The markers in a text that was recorded without its splices (a header's value), in order. Told by their spelling.
[[nodiscard]] QList<Splice> splicesIn(QByteArrayView text);

} // namespace traffic
