#include "app/text/cuttext.h"

#include "app/text/words.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

QString nameOf(traffic::Splice::What what)
{
    using What = traffic::Splice::What;
    switch (what) {
    case What::Token:
        return Words::tr("token");
    case What::ClientSecret:
        return Words::tr("client secret");
    case What::ModelKey:
        return Words::tr("model key");
    case What::AuthToken:
        return u"auth_token"_s;
    case What::PresignedUrl:
        return Words::tr("presigned address");
    case What::Rkey:
        return u"rkey"_s;
    case What::Authorization:
        return Words::tr("credential");
    }
    return {};
}

} // namespace

QString cutLabel(traffic::Splice::What what, qsizetype bytes)
{
    const QString words = bytes == 1 ? Words::tr("%1, 1 byte cut").arg(nameOf(what))
                                     : Words::tr("%1, %2 bytes cut").arg(nameOf(what)).arg(bytes);
    return u'⟨' + words + u'⟩';
}

} // namespace text
