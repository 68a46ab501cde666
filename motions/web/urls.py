"""The addresses of the public pages, in Dutch as people read them."""

from django.urls import path

from motions.web.views import (
    about,
    corrections,
    following,
    health,
    items,
    letters,
    ministries,
    overview,
    search,
    subscriptions,
)

urlpatterns = [
    path("", overview.front_page, name="overview"),
    path("moties/", items.motions, name="motions"),
    path("moties/<int:pk>/", items.motion, name="motion"),
    path("toezeggingen/", items.commitments, name="commitments"),
    path("toezeggingen/<int:pk>/", items.commitment, name="commitment"),
    path("<str:noun>/<int:pk>/klopt-niet/", corrections.dispute, name="dispute"),
    path("<str:noun>/<int:pk>/klopt-niet/ontvangen/", corrections.sent, name="dispute-sent"),
    path("brieven/", letters.letters, name="letters"),
    path("brieven/<int:pk>/", letters.letter, name="letter"),
    path("brieven/<int:pk>/bestand/", letters.letter_original, name="letter-file"),
    path("ministeries/<int:pk>/", ministries.ministry, name="ministry"),
    path("zoeken/", search.search, name="search"),
    path("over/", about.about, name="about"),
    path("volgen/alles/", following.follow_everything, name="follow-everything"),
    path("volgen/moties/", following.follow_filter, {"name": "moties"}, name="follow-motions"),
    path("volgen/toezeggingen/", following.follow_filter, {"name": "toezeggingen"}, name="follow-commitments"),
    path("volgen/verzonden/", following.sent, name="follow-sent"),
    path("volgen/link/", following.lost_link, name="follow-lost"),
    path("volgen/bevestigen/<str:token>/", subscriptions.confirm, name="follow-confirm"),
    path("volgen/beheren/<str:token>/", subscriptions.manage, name="follow-manage"),
    path("volgen/afmelden/<str:token>/", subscriptions.one_click, name="follow-one-click"),
    path("volgen/<str:noun>/<int:pk>/", following.follow, name="follow"),
    path("healthz", health.health, name="health"),
]
