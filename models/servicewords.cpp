// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servicewords.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <optional>
#include <span>

using namespace Qt::StringLiterals;

namespace tidegate::words {
namespace {

/// A sentence as a source of the services has it, with %1 … %9 for what is filled in.
struct Entry
{
    const char *english;
    int phrase = 0; ///< The number of the argument that is in English itself: a phrase, a list of them, or a sentence.
};

// The test tst_servicewords compares both tables with the sources: a new sentence that people can meet is to be added here.
constexpr Entry sentences[] = {
    // Fields of what is typed.
    {QT_TRANSLATE_NOOP("services", "A target needs a name.")},
    {QT_TRANSLATE_NOOP("services", "A target belongs to an environment.")},
    {QT_TRANSLATE_NOOP("services", "A name has 1 to 128 letters, digits and inner . _ -.")},
    {QT_TRANSLATE_NOOP("services", "A group needs a name.")},
    {QT_TRANSLATE_NOOP("services", "An environment needs a name.")},
    {QT_TRANSLATE_NOOP("services", "A name has 1 to 63 characters of a–z, 0–9 and hyphens, and neither begins nor ends with a hyphen.")},
    {QT_TRANSLATE_NOOP("services", "This must be between %1 and %2.")},
    {QT_TRANSLATE_NOOP("services", "This must be 0 or more.")},
    {QT_TRANSLATE_NOOP("services", "Separation of duties needs at least one approval.")},
    {QT_TRANSLATE_NOOP("services", "An environment cannot be promoted from itself.")},
    {QT_TRANSLATE_NOOP("services", "An environment cannot promote from itself.")},
    {QT_TRANSLATE_NOOP("services", "At most %1 labels are kept.")},
    {QT_TRANSLATE_NOOP("services", "The name of a label has 1 to 63 characters of a–z, 0–9 and inner . _ / -.")},
    {QT_TRANSLATE_NOOP("services", "This looks like a secret; labels are visible to everyone.")},
    {QT_TRANSLATE_NOOP("services", "Control characters are not allowed here.")},
    {QT_TRANSLATE_NOOP("services", "This must not be empty.")},
    {QT_TRANSLATE_NOOP("services", "Write at least %1 characters.")},
    {QT_TRANSLATE_NOOP("services", "Write at most %1 characters.")},
    {QT_TRANSLATE_NOOP("services", "The end must be after the start.")},
    {QT_TRANSLATE_NOOP("services", "A freeze lasts at least one minute.")},
    {QT_TRANSLATE_NOOP("services", "A freeze lasts at most 366 days.")},
    {QT_TRANSLATE_NOOP("services", "At most %1 people can be excepted.")},
    {QT_TRANSLATE_NOOP("services", "This is not the id of a user.")},
    {QT_TRANSLATE_NOOP("services", "This person is named twice.")},
    {QT_TRANSLATE_NOOP("services", "“%1” is not the name of a time zone, such as Europe/Berlin.")},
    {QT_TRANSLATE_NOOP("services", "Freezes that repeat are not supported yet; enter each one with its start and end.")},
    {QT_TRANSLATE_NOOP("services", "A sticker names at most %1 components.")},
    {QT_TRANSLATE_NOOP("services", "A sticker names the release by its id.")},
    {QT_TRANSLATE_NOOP("services", "The component “%1” is named twice.")},
    {QT_TRANSLATE_NOOP("services", "A digest is “sha256:” and 64 hexadecimal digits, or “sha512:” and 128.")},
    {QT_TRANSLATE_NOOP("services", "Write a digest: sha256: and 64 hexadecimal digits.")},
    {QT_TRANSLATE_NOOP("services", "%1 fields are wrong.")},
    // The connection of a target.
    {QT_TRANSLATE_NOOP("services", "Write a host name in ASCII or an IP address in its usual form.")},
    {QT_TRANSLATE_NOOP("services", "The host must be a name or an IP address in its usual form.")},
    {QT_TRANSLATE_NOOP("services", "Name the secret by reference: local:<id>, keychain:<name> or file:/<path>.")},
    {QT_TRANSLATE_NOOP("services", "Write “direct” or “agent”.")},
    {QT_TRANSLATE_NOOP("services", "This is not an id.")},
    {QT_TRANSLATE_NOOP("services", "Write a region such as eu-central-1.")},
    {QT_TRANSLATE_NOOP("services", "An account id has 12 digits.")},
    {QT_TRANSLATE_NOOP("services", "Write an http or https URL without user name and query.")},
    {QT_TRANSLATE_NOOP("services", "Write host:port or an http or https URL.")},
    {QT_TRANSLATE_NOOP("services", "A port is a whole number between 1 and 65535.")},
    {QT_TRANSLATE_NOOP("services", "Store the secret first and name it here by reference.")},
    {QT_TRANSLATE_NOOP("services", "A target of this type needs “%1”.")},
    {QT_TRANSLATE_NOOP("services", "A connection of type %1 has no “%2”; secrets are named by reference only.")},
    // How a value is written.
    {QT_TRANSLATE_NOOP("services", "This must be %1."), 1},
    {QT_TRANSLATE_NOOP("services", "This must be a text.")},
    {QT_TRANSLATE_NOOP("services", "This must be an object.")},
    {QT_TRANSLATE_NOOP("services", "This must be true or false.")},
    {QT_TRANSLATE_NOOP("services", "This is missing.")},
    {QT_TRANSLATE_NOOP("services", "This cannot be cleared.")},
    {QT_TRANSLATE_NOOP("services", "This number is out of range.")},
    {QT_TRANSLATE_NOOP("services", "This is not an id (UUID).")},
    {QT_TRANSLATE_NOOP("services", "“%1” cannot be changed.")},
    {QT_TRANSLATE_NOOP("services", "“%1” is required.")},
    {QT_TRANSLATE_NOOP("services", "“%1” is none of the possible values.")},
    {QT_TRANSLATE_NOOP("services", "There is no field “%1”.")},
    {QT_TRANSLATE_NOOP("services", "There is no such field.")},
    {QT_TRANSLATE_NOOP("services", "Write labels as a JSON object of texts, such as {\"role\":\"web\"}; null asks for a label that is absent.")},
    // Operations.
    {QT_TRANSLATE_NOOP("services", "There is nothing here under this id.")},
    {QT_TRANSLATE_NOOP("services", "There is no environment with this id.")},
    {QT_TRANSLATE_NOOP("services", "There is no user with this id.")},
    {QT_TRANSLATE_NOOP("services", "There is no enabled user with this id.")},
    {QT_TRANSLATE_NOOP("services", "The group belongs to another environment or does not exist.")},
    {QT_TRANSLATE_NOOP("services", "The name is in use already.")},
    {QT_TRANSLATE_NOOP("services", "There are %1 %2 already, and no more are allowed; remove some first."), 2},
    {QT_TRANSLATE_NOOP("services", "Your role does not include %1.")},
    {QT_TRANSLATE_NOOP("services", "You need the permission %1 for this.")},
    {QT_TRANSLATE_NOOP("services", "Somebody changed this since you read it; look at the current state and decide again.")},
    {QT_TRANSLATE_NOOP("services", "Somebody else changed this in the meantime.")},
    {QT_TRANSLATE_NOOP("services", "The change was not kept, because it left no audit row.")},
    {QT_TRANSLATE_NOOP("services", "The environment still has %1 targets and %2 target groups; remove or move them first.")},
    {QT_TRANSLATE_NOOP("services", "To delete everything in it, confirm with the environment's name: confirm=%1.")},
    {QT_TRANSLATE_NOOP("services", "Say why this is no longer production, in the header Tidegate-Reason or as reason.")},
    {QT_TRANSLATE_NOOP("services", "The group still has %1 targets; move them or delete with detach=true.")},
    {QT_TRANSLATE_NOOP("services", "This environment is not deleted.")},
    {QT_TRANSLATE_NOOP("services", "%1 is frozen until %2 (%3). %4."), 4},
    {QT_TRANSLATE_NOOP("services", "The server's clock runs behind what it showed before, so nobody can say whether a freeze is on. %1."), 1},
    {QT_TRANSLATE_NOOP("services", "The server's clock runs behind what it showed before, so nobody can say whether a freeze is on; set the clock right.")},
    {QT_TRANSLATE_NOOP("services", "This window is over already; it is kept as history and freezes nothing.")},
    {QT_TRANSLATE_NOOP("services", "This freeze is longer than 31 days.")},
    {QT_TRANSLATE_NOOP("services", "An exception names somebody who is not an enabled user.")},
    {QT_TRANSLATE_NOOP("services", "While the freeze is active, somebody else has to add you to its exceptions.")},
    {QT_TRANSLATE_NOOP("services", "An active freeze keeps its start; only end, reason and exceptions can change.")},
    {QT_TRANSLATE_NOOP("services", "An active freeze can end now or later: that it was on until now is not rewritten.")},
    {QT_TRANSLATE_NOOP("services", "This freeze is over; history is not rewritten.")},
    {QT_TRANSLATE_NOOP("services", "There is a freeze with exactly this start and end already.")},
    {QT_TRANSLATE_NOOP("services", "This lies ahead of the server's clock, which shows %1.")},
    {QT_TRANSLATE_NOOP("services", "Who would deploy is no active user.")},
    {QT_TRANSLATE_NOOP("services", "Whether this may be deployed could not be found out, so it may not: %1."), 1},
    {QT_TRANSLATE_NOOP("services", "The freeze windows could not be read, so the gate stays closed: %1"), 1},
    {QT_TRANSLATE_NOOP("services", "The users could not be read, so the gate stays closed.")},
    {QT_TRANSLATE_NOOP("services", "The server stops; the check was given up.")},
    {QT_TRANSLATE_NOOP("services", "Nobody has said yet what is deployed here.")},
    {QT_TRANSLATE_NOOP("services", "Nothing was seen on this target yet.")},
    {QT_TRANSLATE_NOOP("services", "More than 10,000 rows: narrow the export with from and to, or ask for it in pages.")},
    {QT_TRANSLATE_NOOP("services", "The audit log is complete and unchanged: %L1 rows were checked.")},
    {QT_TRANSLATE_NOOP("services", "The audit log was changed: row %L1 does not hold. %2"), 2},
    // Stored credentials.
    {QT_TRANSLATE_NOOP("services", "The credential is empty.")},
    {QT_TRANSLATE_NOOP("services", "A credential may have at most 64 KiB.")},
    {QT_TRANSLATE_NOOP("services", "The credential was stored for another address; enter it again for this one.")},
    {QT_TRANSLATE_NOOP("services", "The credential was stored under another master key than the one in use.")},
    {QT_TRANSLATE_NOOP("services", "The credential of this target has to be entered again.")},
    {QT_TRANSLATE_NOOP("services", "The stored credential is damaged and has to be entered again.")},
    {QT_TRANSLATE_NOOP("services", "The stored credential is gone; enter it again.")},
    {QT_TRANSLATE_NOOP("services", "Only credentials that are stored in Tidegate (local:…) can be used so far.")},
    {QT_TRANSLATE_NOOP("services", "A target of type %1 does not use a credential of kind %2.")},
    {QT_TRANSLATE_NOOP("services", "The key that seals credentials is not at hand yet: unlock the keychain, or give the server its key file, and try again.")},
    {QT_TRANSLATE_NOOP("services", "A master key has 32 bytes; this one has not.")},
    {QT_TRANSLATE_NOOP("services", "The keyring does not give out the key of this workspace; unlock it and start again. Nothing was changed.")},
    {QT_TRANSLATE_NOOP("services", "The key of this workspace lies in the keyring, but no secret service answers. Nothing was changed.")},
    {QT_TRANSLATE_NOOP("services", "This computer offers no keyring, so the key to stored credentials lies in a file only you may read: %1")},
    {QT_TRANSLATE_NOOP("services", "The key that was found is not the one this workspace was used with.")},
    {QT_TRANSLATE_NOOP("services", "The data directory cannot be written to.")},
    {QT_TRANSLATE_NOOP("services", "The key file must be a regular file that belongs to this user and that nobody else may read (mode 0600).")},
    {QT_TRANSLATE_NOOP("services", "The key file does not hold a key of 64 hexadecimal digits.")},
    {QT_TRANSLATE_NOOP("services", "The key file is not there or cannot be read.")},
    {QT_TRANSLATE_NOOP("services", "There is a key file already; it is not replaced.")},
    {QT_TRANSLATE_NOOP("services", "The key file cannot be written.")},
    // Health.
    {QT_TRANSLATE_NOOP("services", "The agent of this target checks it.")},
    {QT_TRANSLATE_NOOP("services", "Tidegate cannot check this type of target yet.")},
    {QT_TRANSLATE_NOOP("services", "This address is the computer Tidegate itself runs on; a single user may allow it with allowLoopback in the connection.")},
    {QT_TRANSLATE_NOOP("services", "The engine answers; nothing runs on it.")},
    {QT_TRANSLATE_NOOP("services", "The engine answers; components running: %1.")},
    {QT_TRANSLATE_NOOP("services", "All expected components run (%1).")},
    {QT_TRANSLATE_NOOP("services", "All expected components run; troubled components that no release names: %1.")},
    {QT_TRANSLATE_NOOP("services", "%1 of %2 components restart again and again or fail their own health check.")},
    {QT_TRANSLATE_NOOP("services", "%1 of %2 expected components are well: %3."), 3},
    {QT_TRANSLATE_NOOP("services", "The engine answers, but it does not let Tidegate in.")},
    {QT_TRANSLATE_NOOP("services", "The engine answers with HTTP status %1.")},
    {QT_TRANSLATE_NOOP("services", "The engine answers in a form that Tidegate does not know.")},
    {QT_TRANSLATE_NOOP("services", "The engine is too old: Tidegate needs API version 1.24.")},
    {QT_TRANSLATE_NOOP("services", "Something answers on this port, but it is no Docker engine.")},
    {QT_TRANSLATE_NOOP("services", "There are too many images and containers to inspect all of them.")},
    {QT_TRANSLATE_NOOP("services", "The time for the check ran out before everything was inspected.")},
    {QT_TRANSLATE_NOOP("services", "An image could not be inspected.")},
    {QT_TRANSLATE_NOOP("services", "A container could not be inspected.")},
    {QT_TRANSLATE_NOOP("services", "Nomad answers in a form that Tidegate does not know.")},
    {QT_TRANSLATE_NOOP("services", "Nomad answers, but it has no such job in this namespace.")},
    {QT_TRANSLATE_NOOP("services", "Nomad answers, but the token does not allow to read the job.")},
    {QT_TRANSLATE_NOOP("services", "Nomad answers with HTTP status %1.")},
    {QT_TRANSLATE_NOOP("services", "The job is stopped.")},
    {QT_TRANSLATE_NOOP("services", "The job failed; allocations: %1.")},
    {QT_TRANSLATE_NOOP("services", "No allocation of the job runs.")},
    {QT_TRANSLATE_NOOP("services", "The last rollout failed; what ran before still runs.")},
    {QT_TRANSLATE_NOOP("services", "The rollout has unhealthy allocations: %1.")},
    {QT_TRANSLATE_NOOP("services", "A rollout is under way.")},
    {QT_TRANSLATE_NOOP("services", "%1 of %2 allocations run.")},
    {QT_TRANSLATE_NOOP("services", "The job runs as it should; allocations: %1.")},
    // The way to a target.
    {QT_TRANSLATE_NOOP("services", "The other side does not answer in valid HTTP.")},
    {QT_TRANSLATE_NOOP("services", "The answer is larger than Tidegate accepts.")},
    {QT_TRANSLATE_NOOP("services", "The other side accepted the connection and then did not answer in time.")},
    {QT_TRANSLATE_NOOP("services", "The other side refused the client certificate, or asks for one and got none.")},
    {QT_TRANSLATE_NOOP("services", "This port expects TLS, but the connection is set up without it.")},
    {QT_TRANSLATE_NOOP("services", "This port does not speak TLS, but the connection is set up with it.")},
    {QT_TRANSLATE_NOOP("services", "No TLS connection could be agreed on.")},
    {QT_TRANSLATE_NOOP("services", "The certificate of the other side is not trusted for this host name.")},
    {QT_TRANSLATE_NOOP("services", "The request was called off.")},
    {QT_TRANSLATE_NOOP("services", "The host name could not be resolved.")},
    {QT_TRANSLATE_NOOP("services", "The host name could not be resolved in time.")},
    {QT_TRANSLATE_NOOP("services", "The host name has too many addresses.")},
    {QT_TRANSLATE_NOOP("services", "The connection led to another address than the one that was checked.")},
    {QT_TRANSLATE_NOOP("services", "No connection within the time allowed: the host is off, or a firewall drops packets.")},
    {QT_TRANSLATE_NOOP("services", "No connection within the time allowed.")},
    {QT_TRANSLATE_NOOP("services", "The other side closed the connection without an answer.")},
    {QT_TRANSLATE_NOOP("services", "The connection broke in the middle of the answer.")},
    {QT_TRANSLATE_NOOP("services", "Nothing listens on this port of the host.")},
    {QT_TRANSLATE_NOOP("services", "There is no way to this address in the network.")},
    {QT_TRANSLATE_NOOP("services", "The client certificate is not a PEM certificate.")},
    {QT_TRANSLATE_NOOP("services", "The client key is not an unencrypted PEM key.")},
    {QT_TRANSLATE_NOOP("services", "The certificate authority is not a PEM certificate.")},
    {QT_TRANSLATE_NOOP("services", "A client certificate and its key belong together; one of them is missing.")},
    {QT_TRANSLATE_NOOP("services", "The request has characters that HTTP does not allow.")},
    {QT_TRANSLATE_NOOP("services", "The rules for outbound connections do not allow this address.")},
    // The way to the server.
    {QT_TRANSLATE_NOOP("services", "Nothing listens at %1.")},
    {QT_TRANSLATE_NOOP("services", "Nothing listens at port %1 of %2.")},
    {QT_TRANSLATE_NOOP("services", "The name of %1 is not known.")},
    {QT_TRANSLATE_NOOP("services", "The name %1 is not known.")},
    {QT_TRANSLATE_NOOP("services", "No secure connection to %1 could be made: its certificate is not trusted, or it does not speak TLS.")},
    {QT_TRANSLATE_NOOP("services", "%1 did not answer in time.")},
    {QT_TRANSLATE_NOOP("services", "What answers at %1 does not speak HTTP.")},
    {QT_TRANSLATE_NOOP("services", "%1 closed the connection before it had answered.")},
    {QT_TRANSLATE_NOOP("services", "The connection to %1 failed.")},
    {QT_TRANSLATE_NOOP("services", "The connection failed: %1.")},
    {QT_TRANSLATE_NOOP("services", "There was no answer within 10 seconds.")},
    {QT_TRANSLATE_NOOP("services", "No encrypted connection was made: %1.")},
    {QT_TRANSLATE_NOOP("services", "The certificate is not accepted: %1.")},
    {QT_TRANSLATE_NOOP("services", "There is no token to sign in with.")},
    {QT_TRANSLATE_NOOP("services", "The address of a server begins with http:// or https:// and names a host.")},
    {QT_TRANSLATE_NOOP("services", "This connection is set to read-only; nothing was sent.")},
    {QT_TRANSLATE_NOOP("services", "The server does not accept the token. Sign in again.")},
    {QT_TRANSLATE_NOOP("services", "The server points to another address. It is not followed; correct the address of the connection.")},
    {QT_TRANSLATE_NOOP("services", "The server answered with status %1.")},
    {QT_TRANSLATE_NOOP("services", "The server sent something that cannot be read.")},
    {QT_TRANSLATE_NOOP("services", "The server sent an answer this program does not understand.")},
    {QT_TRANSLATE_NOOP("services", "The server did not say where it keeps the secret.")},
    {QT_TRANSLATE_NOOP("services", "The answer of the server is larger than 64 MiB and was not read.")},
    {QT_TRANSLATE_NOOP("services", "The server has not been heard for 45 seconds.")},
    {QT_TRANSLATE_NOOP("services", "The server sent a change larger than any change is.")},
    {QT_TRANSLATE_NOOP("services", "The server ended the feed of changes.")},
    {QT_TRANSLATE_NOOP("services", "What the server sends is not a feed of changes.")},
    // What the server's HTTP says.
    {QT_TRANSLATE_NOOP("services", "Something went wrong inside the server; the request id leads to its log.")},
    {QT_TRANSLATE_NOOP("services", "The server has too much to do; try again in a moment.")},
    {QT_TRANSLATE_NOOP("services", "The answer took too long.")},
    {QT_TRANSLATE_NOOP("services", "The request did not arrive in time.")},
    {QT_TRANSLATE_NOOP("services", "The request body is larger than this operation takes.")},
    {QT_TRANSLATE_NOOP("services", "The request line is too long.")},
    {QT_TRANSLATE_NOOP("services", "The request has too many or too long header fields.")},
    {QT_TRANSLATE_NOOP("services", "The request is not well-formed HTTP.")},
    {QT_TRANSLATE_NOOP("services", "The request could not be understood.")},
    {QT_TRANSLATE_NOOP("services", "This method is not available here.")},
    {QT_TRANSLATE_NOOP("services", "This method or transfer coding is not known here.")},
    {QT_TRANSLATE_NOOP("services", "Only HTTP/1.1 and HTTP/1.0 are understood.")},
    {QT_TRANSLATE_NOOP("services", "The path or query of the request is not well-formed.")},
    {QT_TRANSLATE_NOOP("services", "There is no query parameter %1 here.")},
    {QT_TRANSLATE_NOOP("services", "The query parameter %1 has a value that does not exist.")},
    {QT_TRANSLATE_NOOP("services", "The reason must be percent-encoded UTF-8 of at most 1,024 characters.")},
    {QT_TRANSLATE_NOOP("services", "This operation needs a valid bearer token.")},
    {QT_TRANSLATE_NOOP("services", "This server does not answer under that host name.")},
    {QT_TRANSLATE_NOOP("services", "This Idempotency-Key was used for another request.")},
    {QT_TRANSLATE_NOOP("services", "This server wants If-Match with the ETag that you last read, so that nobody's change is overwritten unseen.")},
    {QT_TRANSLATE_NOOP("services", "Deleting everything in an environment needs If-Match with its ETag.")},
    {QT_TRANSLATE_NOOP("services", "Cannot listen on %1 port %2: %3.")},
    // The database.
    {QT_TRANSLATE_NOOP("services", "What this refers to does not exist.")},
    {QT_TRANSLATE_NOOP("services", "History can only be added to, not changed.")},
    {QT_TRANSLATE_NOOP("services", "Another entry has this value already.")},
    {QT_TRANSLATE_NOOP("services", "This id is in use already.")},
    {QT_TRANSLATE_NOOP("services", "The value cannot be stored: a rule of the database forbids it.")},
    {QT_TRANSLATE_NOOP("services", "The database is busy: try again in a moment.")},
    {QT_TRANSLATE_NOOP("services", "The disk is full: nothing was changed.")},
    {QT_TRANSLATE_NOOP("services", "The disk does not answer: check it, then try again.")},
    {QT_TRANSLATE_NOOP("services", "The database is damaged: restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "The key of the lists in the database is damaged: restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "The database cannot be written: check the permissions of its file and folder.")},
    {QT_TRANSLATE_NOOP("services", "The database cannot be opened: check the permissions of its file and folder.")},
    {QT_TRANSLATE_NOOP("services", "The database refused the request.")},
    {QT_TRANSLATE_NOOP("services", "The database was opened for reading only.")},
    {QT_TRANSLATE_NOOP("services", "The file of the database is gone: restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "The schema of the database is not current.")},
    {QT_TRANSLATE_NOOP("services", "The schema of the database is not one of Tidegate's releases (%1): restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "The database was written by a newer version of Tidegate: install that version or restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "The SQLite driver of Qt is missing: install it.")},
    {QT_TRANSLATE_NOOP("services", "The audit row does not continue the chain.")},
    {QT_TRANSLATE_NOOP("services", "The database %1 is damaged: restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "The database %1 is empty: restore a backup or remove the file.")},
    {QT_TRANSLATE_NOOP("services", "The database %1 is gone, but its log is still there: restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "The database %1 is of an older version: run `tidegate-server migrate` first.")},
    {QT_TRANSLATE_NOOP("services", "The database %1 cannot be opened: check the permissions of its folder.")},
    {QT_TRANSLATE_NOOP("services", "The database %1 cannot be read: check its permissions.")},
    {QT_TRANSLATE_NOOP("services", "There is no database at %1: check the path or restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "Another Tidegate uses the database %1: stop it first.")},
    {QT_TRANSLATE_NOOP("services", "The folder of %1 cannot be written: give Tidegate write permission or choose another folder.")},
    {QT_TRANSLATE_NOOP("services", "%1 is not a Tidegate database: choose another file.")},
    {QT_TRANSLATE_NOOP("services", "%1 belongs to another program: choose another file.")},
    {QT_TRANSLATE_NOOP("services", "%1 was written by a newer version of Tidegate: install that version or restore a backup.")},
    {QT_TRANSLATE_NOOP("services", "%1 is a symbolic link: give the file itself.")},
    {QT_TRANSLATE_NOOP("services", "%1 is not a file: choose another one.")},
    {QT_TRANSLATE_NOOP("services", "%1 could not be written to the disk: check the disk.")},
};

/// What the services fill into sentences from a closed list. Looked for there alone: a name that somebody typed may look the same.
constexpr Entry phrases[] = {
    {QT_TRANSLATE_NOOP("services", "a text")},
    {QT_TRANSLATE_NOOP("services", "true or false")},
    {QT_TRANSLATE_NOOP("services", "a whole number")},
    {QT_TRANSLATE_NOOP("services", "an array")},
    {QT_TRANSLATE_NOOP("services", "an object")},
    {QT_TRANSLATE_NOOP("services", "environments")},
    {QT_TRANSLATE_NOOP("services", "targets")},
    {QT_TRANSLATE_NOOP("services", "freezes ahead")},
    {QT_TRANSLATE_NOOP("services", "It cannot stop being production now")},
    {QT_TRANSLATE_NOOP("services", "It cannot be deleted now")},
    {QT_TRANSLATE_NOOP("services", "freeze window %1 ends before it starts")},
    {QT_TRANSLATE_NOOP("services", "row %1 is missing")},
    {QT_TRANSLATE_NOOP("services", "row %1 does not follow the row before it")},
    {QT_TRANSLATE_NOOP("services", "row %1 was changed after it was written")},
    {QT_TRANSLATE_NOOP("services", "the newest row says %1, but %2 rows were read")},
    {QT_TRANSLATE_NOOP("services", "%1 keeps restarting")},
    {QT_TRANSLATE_NOOP("services", "%1 is paused")},
    {QT_TRANSLATE_NOOP("services", "%1 is not running")},
    {QT_TRANSLATE_NOOP("services", "%1 fails its own health check")},
    {QT_TRANSLATE_NOOP("services", "%1 runs with fewer replicas than it should")},
    {QT_TRANSLATE_NOOP("services", "%1 is still starting")},
    {QT_TRANSLATE_NOOP("services", "%1 is missing")},
    {QT_TRANSLATE_NOOP("services", "and %1 more")},
};

QString translated(const Entry &entry)
{
    return QCoreApplication::translate("services", entry.english);
}

/// A sentence with arguments, taken apart: literals[0], the argument numbers[0], literals[1], …, the last literal.
struct Pattern
{
    const Entry *entry = nullptr;
    QStringList literals;
    QList<int> numbers;
    qsizetype length = 0; ///< Of the literals.
};

/// "%1" and "%L1": the number, and how many characters it takes; 0 for anything else.
struct Placeholder
{
    int number = 0;
    qsizetype size = 0;
};

Placeholder placeholderAt(QStringView text, qsizetype at)
{
    if (text.at(at) != u'%')
        return {};
    const qsizetype digit = text.mid(at + 1).startsWith(u'L') ? at + 2 : at + 1;
    if (digit >= text.size() || text.at(digit) < u'1' || text.at(digit) > u'9')
        return {};
    return {text.at(digit).unicode() - u'0', digit + 1 - at};
}

Pattern patternOf(const Entry &entry)
{
    const QString text = QString::fromUtf8(entry.english);
    Pattern pattern{&entry, {QString()}, {}, 0};
    for (qsizetype at = 0; at < text.size();) {
        if (const Placeholder found = placeholderAt(text, at); found.number > 0) {
            pattern.numbers.append(found.number);
            pattern.literals.append(QString());
            at += found.size;
        } else {
            pattern.literals.last().append(text.at(at++));
            ++pattern.length;
        }
    }
    return pattern;
}

/// The arguments by number, or nothing when the text does not fit. The literals are looked for from the left, which takes linear time
/// whatever the arguments hold; a regular expression could be made to go back and forth by a long name.
std::optional<QHash<int, QString>> argumentsOf(const Pattern &pattern, const QString &text)
{
    const QString &first = pattern.literals.first();
    const QString &last = pattern.literals.last();
    const qsizetype end = text.size() - last.size();
    qsizetype from = first.size();
    if (from > end || !text.startsWith(first) || !text.endsWith(last))
        return {};
    QHash<int, QString> arguments;
    for (qsizetype i = 0; i < pattern.numbers.size(); ++i) {
        const bool isLast = i + 1 == pattern.numbers.size();
        const QString &behind = pattern.literals.at(i + 1);
        const qsizetype to = isLast ? end : text.indexOf(behind, from);
        if (to < from || to > end)
            return {};
        arguments.insert(pattern.numbers.at(i), text.mid(from, to - from));
        from = to + behind.size();
    }
    return arguments;
}

/// In one pass: an argument may hold a percent sign.
QString filled(const QString &text, const QHash<int, QString> &arguments)
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        if (const Placeholder found = placeholderAt(text, at); found.number > 0) {
            result += arguments.value(found.number);
            at += found.size;
        } else {
            result += text.at(at++);
        }
    }
    return result;
}

struct Table
{
    explicit Table(std::span<const Entry> entries)
    {
        for (const Entry &entry : entries) {
            if (Pattern pattern = patternOf(entry); pattern.numbers.isEmpty())
                exact.insert(pattern.literals.first(), &entry);
            else
                patterns.append(std::move(pattern));
        }
        // What says most comes first: "The database %1 is damaged …" before "%1 is …".
        std::stable_sort(patterns.begin(), patterns.end(), [](const Pattern &a, const Pattern &b) { return a.length > b.length; });
    }

    QHash<QString, const Entry *> exact;
    QList<Pattern> patterns;
};

const Table &sentenceTable()
{
    static const Table table(sentences);
    return table;
}

const Table &phraseTable()
{
    static const Table table(phrases);
    return table;
}

std::optional<QString> find(const Table &table, const QString &text, int depth);

/// "web is not running; worker is missing", or a sentence; unchanged when it is neither.
QString phrase(const QString &english, int depth)
{
    constexpr int deepest = 3; // a sentence about an error, which is a sentence
    if (depth >= deepest)
        return english;
    QStringList parts = english.split(u"; "_s);
    for (QString &part : parts) {
        const auto known = find(phraseTable(), part, depth + 1);
        if (!known)
            return find(sentenceTable(), english, depth + 1).value_or(english);
        part = *known;
    }
    return parts.join(u"; "_s);
}

std::optional<QString> find(const Table &table, const QString &text, int depth)
{
    if (const auto exact = table.exact.constFind(text); exact != table.exact.cend())
        return translated(**exact);
    for (const Pattern &pattern : table.patterns) {
        auto arguments = argumentsOf(pattern, text);
        if (!arguments)
            continue;
        if (const auto inEnglish = arguments->find(pattern.entry->phrase); inEnglish != arguments->end())
            *inEnglish = phrase(*inEnglish, depth);
        return filled(translated(*pattern.entry), *arguments);
    }
    return {};
}

/// Several sentences with blanks between them; nothing unless each of them is known.
std::optional<QString> findEach(const QString &text)
{
    constexpr qsizetype most = 8; // the longest that is said has four
    const qsizetype count = text.count(". "_L1) + 1;
    if (count < 2 || count > most)
        return {};
    QStringList parts = text.split(u". "_s);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto known = find(sentenceTable(), i + 1 < parts.size() ? parts.at(i) + u'.' : parts.at(i), 0);
        if (!known)
            return {};
        parts[i] = *known;
    }
    return parts.join(u' ');
}

/// Whether there are texts in another language; English has none.
bool isTranslated()
{
    return translated(sentences[0]) != QLatin1StringView(sentences[0].english);
}

} // namespace

QString sentence(const QString &english)
{
    if (english.isEmpty() || !isTranslated())
        return english;
    const Table &table = sentenceTable();
    if (const auto exact = table.exact.constFind(english); exact != table.exact.cend())
        return translated(**exact);
    if (const auto each = findEach(english)) // before the patterns: "%1 did not answer in time." would swallow what stands before it
        return *each;
    return find(table, english, 0).value_or(english);
}

QStringList knownSentences()
{
    QStringList all;
    for (const auto &table : {std::span<const Entry>(sentences), std::span<const Entry>(phrases)}) {
        for (const Entry &entry : table)
            all.append(QString::fromUtf8(entry.english));
    }
    return all;
}

} // namespace tidegate::words
