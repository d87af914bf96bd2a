#include "app/sandbox/cast.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

template <class T> const T *withOpenid(const QList<T> &list, const core::PeerId &openid)
{
    const auto found = std::ranges::find(list, openid, &T::openid);
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const Person *Cast::person(const core::PeerId &openid) const
{
    return withOpenid(people, openid);
}

const Group *Cast::group(const core::PeerId &openid) const
{
    return withOpenid(groups, openid);
}

core::PeerId memberOpenid(const core::PeerId &group, const core::PeerId &person)
{
    const QByteArray pair = (group.value + u'/' + person.value).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(pair, QCryptographicHash::Md5); // as long as an openid
    return core::PeerId(QString::fromLatin1(hash.toHex().toUpper()));
}

core::PeerId newOpenid()
{
    return core::PeerId(QString::fromLatin1(QUuid::createUuid().toRfc4122().toHex().toUpper()));
}

QStringList eventTypes(protocol::Scene scene)
{
    switch (scene) {
    case protocol::Scene::C2c:
        return {u"INTERACTION_CREATE"_s, u"FRIEND_ADD"_s, u"FRIEND_DEL"_s, u"C2C_MSG_RECEIVE"_s, u"C2C_MSG_REJECT"_s};
    case protocol::Scene::Group:
        return {u"INTERACTION_CREATE"_s, u"GROUP_ADD_ROBOT"_s, u"GROUP_MSG_RECEIVE"_s, u"GROUP_MSG_REJECT"_s};
    case protocol::Scene::Channel:
    case protocol::Scene::Dm:
        break;
    }
    return {};
}

} // namespace sandbox
