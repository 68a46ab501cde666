"""Makes the database and the static files ready for the code of today, and a new database ready for its first user."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction

from tracker.environment import kept_secret

ADMIN = "admin"


def prepare() -> str:
    """Brings the database up to date; a database without any user gets the demo data and an administrator, or neither.

    Returns how to sign in, as a line for a person. Raises ``django.db.OperationalError`` when there is no database.
    """
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    password_file = settings.DATA_DIR / "admin-password"
    users = get_user_model().objects
    if not users.exists():
        password = kept_secret(password_file, length=12)
        with transaction.atomic():
            call_command("load_demo")
            users.create_superuser(ADMIN, email="", password=password)
        return f"Aanmelden: gebruiker {ADMIN}, wachtwoord {password} (bewaard in {password_file})"
    if password_file.exists():
        return f"Aanmelden: gebruiker {ADMIN}, wachtwoord zoals bewaard in {password_file}, tenzij u het hebt gewijzigd"
    return "Aanmelden: met uw eigen gebruiker"
